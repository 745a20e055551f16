package dev.pondkeeper.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.BsonBinary;
import org.bson.BsonReader;
import org.bson.BsonSerializationException;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.jspecify.annotations.Nullable;

/**
 * The document of a commit, field by field as {@code docs/ledger-format.md} lists them.
 *
 * <p>Reading is strict: a field that the format does not know is outside the hash, so it is an error and not ignored.
 */
final class LedgerCommitCodec implements Codec<LedgerCommit> {
    @Override
    public Class<LedgerCommit> getEncoderClass() {
        return LedgerCommit.class;
    }

    @Override
    public void encode(BsonWriter out, LedgerCommit commit, EncoderContext context) {
        out.writeStartDocument();
        out.writeInt64("_id", commit.position());
        out.writeInt32("n", commit.n());
        out.writeBinaryData("prev", new BsonBinary(commit.prev().bytes()));
        out.writeBinaryData("hash", new BsonBinary(commit.hash().bytes()));
        out.writeDateTime("at", commit.at().toEpochMilli());
        optional(out, "key", commit.key());
        optional(out, "fingerprint", commit.fingerprint());
        optional(out, "result", commit.result());
        out.writeStartArray("streams");
        for (LedgerStream stream : commit.streams()) {
            out.writeStartDocument();
            out.writeString("id", stream.id());
            optional(out, "type", stream.type());
            out.writeInt64("from", stream.from());
            out.writeInt64("to", stream.to());
            out.writeEndDocument();
        }
        out.writeEndArray();
        out.writeStartArray("events");
        for (LedgerEvent event : commit.events()) {
            encode(out, event);
        }
        out.writeEndArray();
        out.writeEndDocument();
    }

    private static void encode(BsonWriter out, LedgerEvent event) {
        out.writeStartDocument();
        out.writeString("id", event.id());
        out.writeString("stream", event.stream());
        out.writeInt64("seq", event.seq());
        out.writeString("type", event.type());
        optional(out, "rev", event.rev());
        out.writeDateTime("time", event.time().toEpochMilli());
        out.writeString("payload", event.payload());
        out.writeStartDocument("meta");
        event.meta().forEach(out::writeString);
        out.writeEndDocument();
        out.writeEndDocument();
    }

    private static void optional(BsonWriter out, String name, @Nullable String value) {
        if (value != null) {
            out.writeString(name, value);
        }
    }

    @Override
    public LedgerCommit decode(BsonReader in, DecoderContext context) {
        CommitFields commit = new CommitFields();
        in.readStartDocument();
        while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
            String name = in.readName();
            switch (name) {
                case "_id" -> commit.position = in.readInt64();
                case "n" -> commit.n = in.readInt32();
                case "prev" -> commit.prev = CommitHash.of(in.readBinaryData().getData());
                case "hash" -> commit.hash = CommitHash.of(in.readBinaryData().getData());
                case "at" -> commit.at = Instant.ofEpochMilli(in.readDateTime());
                case "key" -> commit.key = in.readString();
                case "fingerprint" -> commit.fingerprint = in.readString();
                case "result" -> commit.result = in.readString();
                case "streams" -> commit.streams = streams(in);
                case "events" -> commit.events = events(in);
                default -> throw unknown("a commit", name);
            }
        }
        in.readEndDocument();
        return commit.build();
    }

    private static List<LedgerStream> streams(BsonReader in) {
        List<LedgerStream> streams = new ArrayList<>();
        in.readStartArray();
        while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
            String id = null;
            String type = null;
            long from = -1;
            long to = -1;
            in.readStartDocument();
            while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
                String name = in.readName();
                switch (name) {
                    case "id" -> id = in.readString();
                    case "type" -> type = in.readString();
                    case "from" -> from = in.readInt64();
                    case "to" -> to = in.readInt64();
                    default -> throw unknown("a stream", name);
                }
            }
            in.readEndDocument();
            streams.add(new LedgerStream(required("streams.id", id), type, from, to));
        }
        in.readEndArray();
        return streams;
    }

    private static List<EventFields> events(BsonReader in) {
        List<EventFields> events = new ArrayList<>();
        in.readStartArray();
        while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
            EventFields event = new EventFields();
            in.readStartDocument();
            while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
                String name = in.readName();
                switch (name) {
                    case "id" -> event.id = in.readString();
                    case "stream" -> event.stream = in.readString();
                    case "seq" -> event.seq = in.readInt64();
                    case "type" -> event.type = in.readString();
                    case "rev" -> event.rev = in.readString();
                    case "time" -> event.time = Instant.ofEpochMilli(in.readDateTime());
                    case "payload" -> event.payload = in.readString();
                    case "meta" -> event.meta = meta(in);
                    default -> throw unknown("an event", name);
                }
            }
            in.readEndDocument();
            events.add(event);
        }
        in.readEndArray();
        return events;
    }

    private static Map<String, String> meta(BsonReader in) {
        Map<String, String> meta = new LinkedHashMap<>();
        in.readStartDocument();
        while (in.readBsonType() != BsonType.END_OF_DOCUMENT) {
            meta.put(in.readName(), in.readString());
        }
        in.readEndDocument();
        return meta;
    }

    private static BsonSerializationException unknown(String where, String name) {
        return new BsonSerializationException("The ledger's format has no field " + name + " in " + where + ".");
    }

    private static <T> T required(String name, @Nullable T value) {
        return Objects.requireNonNull(value, () -> "The field " + name + " is missing.");
    }

    /** What has been read of a commit so far; the order of fields is not relied upon. */
    private static final class CommitFields {
        long position = -1;
        int n = -1;

        @Nullable
        CommitHash prev;

        @Nullable
        CommitHash hash;

        @Nullable
        Instant at;

        @Nullable
        String key;

        @Nullable
        String fingerprint;

        @Nullable
        String result;

        @Nullable
        List<LedgerStream> streams;

        @Nullable
        List<EventFields> events;

        LedgerCommit build() {
            List<LedgerEvent> placed = new ArrayList<>();
            Instant recorded = required("at", at);
            Map<String, @Nullable String> types = new HashMap<>();
            for (LedgerStream stream : required("streams", streams)) {
                types.put(stream.id(), stream.type());
            }
            long next = position;
            for (EventFields event : required("events", events)) {
                placed.add(event.placed(next++, recorded, types));
            }
            return new LedgerCommit(
                    position,
                    n,
                    required("prev", prev),
                    required("hash", hash),
                    recorded,
                    key,
                    fingerprint,
                    result,
                    required("streams", streams),
                    placed);
        }
    }

    private static final class EventFields {
        @Nullable
        String id;

        @Nullable
        String stream;

        long seq = -1;

        @Nullable
        String type;

        @Nullable
        String rev;

        @Nullable
        Instant time;

        @Nullable
        String payload;

        @Nullable
        Map<String, String> meta;

        LedgerEvent placed(long position, Instant at, Map<String, @Nullable String> types) {
            return new LedgerEvent(
                    required("events.id", id),
                    required("events.stream", stream),
                    seq,
                    required("events.type", type),
                    rev,
                    required("events.time", time),
                    required("events.payload", payload),
                    required("events.meta", meta),
                    position,
                    at,
                    types.get(required("events.stream", stream)));
        }
    }
}
