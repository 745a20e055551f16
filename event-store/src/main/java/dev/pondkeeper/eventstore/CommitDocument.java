package dev.pondkeeper.eventstore;

import java.util.List;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** The document of a commit on its way to the store, field by field as {@code docs/ledger-format.md} lists them. */
final class CommitDocument {
    private CommitDocument() {}

    static RawBsonDocument of(LedgerCommit commit) {
        BsonBytes out = new BsonBytes(1024);
        write(out, out.start(), commit);
        return out.toDocument();
    }

    /** The command that inserts the commits in order, acknowledged when they are on disk on a majority. */
    static RawBsonDocument inserting(String collection, List<LedgerCommit> batch) {
        BsonBytes out = new BsonBytes(1024 * (batch.size() + 1));
        int command = out.start();
        out.string("insert", collection);
        out.bool("ordered", true);
        int concern = out.startDocument("writeConcern");
        out.string("w", "majority");
        out.bool("j", true);
        out.end(concern);
        int documents = out.startArray("documents");
        for (int i = 0; i < batch.size(); i++) {
            write(out, out.startDocument(Integer.toString(i)), batch.get(i));
        }
        out.end(documents);
        out.end(command);
        return out.toDocument();
    }

    private static void write(BsonBytes out, int start, LedgerCommit commit) {
        out.int64("_id", commit.position());
        out.int32("n", commit.n());
        out.binary("prev", commit.prev().shared());
        out.binary("hash", commit.hash().shared());
        out.dateTime("at", commit.at().toEpochMilli());
        optional(out, "key", commit.key());
        optional(out, "fingerprint", commit.fingerprint());
        optional(out, "result", commit.result());
        int streams = out.startArray("streams");
        for (int i = 0; i < commit.streams().size(); i++) {
            write(out, out.startDocument(Integer.toString(i)), commit.streams().get(i));
        }
        out.end(streams);
        int events = out.startArray("events");
        for (int i = 0; i < commit.events().size(); i++) {
            write(out, out.startDocument(Integer.toString(i)), commit.events().get(i));
        }
        out.end(events);
        out.end(start);
    }

    private static void write(BsonBytes out, int start, LedgerStream stream) {
        out.string("id", stream.id());
        optional(out, "type", stream.type());
        out.int64("from", stream.from());
        out.int64("to", stream.to());
        out.end(start);
    }

    private static void write(BsonBytes out, int start, LedgerEvent event) {
        out.string("id", event.id());
        out.string("stream", event.stream());
        out.int64("seq", event.seq());
        out.string("type", event.type());
        optional(out, "rev", event.rev());
        out.dateTime("time", event.time().toEpochMilli());
        out.string("payload", event.payload());
        int meta = out.startDocument("meta");
        event.meta().forEach(out::string);
        out.end(meta);
        out.end(start);
    }

    private static void optional(BsonBytes out, String name, @Nullable String value) {
        if (value != null) out.string(name, value);
    }
}
