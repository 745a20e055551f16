package dev.pondkeeper.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.BsonSerializationException;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * A commit as it is read from its document; the order of fields is not relied upon.
 *
 * <p>Reading is strict: a field that the format does not know is outside the hash, so it is an error and not ignored.
 */
final class CommitFields {
    private long position = -1;
    private int n = -1;
    private @Nullable CommitHash prev;
    private @Nullable CommitHash hash;
    private @Nullable Instant at;
    private @Nullable String key;
    private @Nullable String fingerprint;
    private @Nullable String result;
    private @Nullable List<LedgerStream> streams;
    private @Nullable List<EventFields> events;

    private CommitFields() {}

    /**
     * Reads the commit.
     *
     * @throws BsonSerializationException when the document is not in the ledger's format
     * @throws NullPointerException when a field is missing
     */
    static LedgerCommit read(RawBsonDocument document) {
        try {
            CommitFields commit = new CommitFields();
            BsonFields in = BsonFields.of(document);
            while (in.next()) {
                commit.take(in);
            }
            return commit.build();
        } catch (IndexOutOfBoundsException brokenOff) {
            throw new BsonSerializationException("The document ends in the middle: " + brokenOff.getMessage());
        }
    }

    private void take(BsonFields in) {
        switch (in.name()) {
            case "_id" -> position = in.int64();
            case "n" -> n = in.int32();
            case "prev" -> prev = CommitHash.owning(in.binary());
            case "hash" -> hash = CommitHash.owning(in.binary());
            case "at" -> at = Instant.ofEpochMilli(in.dateTime());
            case "key" -> key = in.string();
            case "fingerprint" -> fingerprint = in.string();
            case "result" -> result = in.string();
            case "streams" -> streams = streams(in.array());
            case "events" -> events = events(in.array());
            default -> throw unknown("a commit", in.name());
        }
    }

    private static List<LedgerStream> streams(BsonFields in) {
        List<LedgerStream> streams = new ArrayList<>(2);
        while (in.next()) {
            streams.add(stream(in.document()));
        }
        return streams;
    }

    private static LedgerStream stream(BsonFields in) {
        String id = null;
        String type = null;
        long from = -1;
        long to = -1;
        while (in.next()) {
            switch (in.name()) {
                case "id" -> id = in.string();
                case "type" -> type = in.string();
                case "from" -> from = in.int64();
                case "to" -> to = in.int64();
                default -> throw unknown("a stream", in.name());
            }
        }
        return new LedgerStream(required("streams.id", id), type, from, to);
    }

    private static List<EventFields> events(BsonFields in) {
        List<EventFields> events = new ArrayList<>(2);
        while (in.next()) {
            events.add(new EventFields(in.document()));
        }
        return events;
    }

    private LedgerCommit build() {
        List<LedgerStream> written = required("streams", streams);
        List<EventFields> read = required("events", events);
        Instant recorded = required("at", at);
        List<LedgerEvent> placed = new ArrayList<>(read.size());
        for (EventFields event : read) {
            placed.add(event.placed(position + placed.size(), recorded, written));
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
                written,
                placed);
    }

    private static BsonSerializationException unknown(String where, String name) {
        return new BsonSerializationException("The ledger's format has no field " + name + " in " + where + ".");
    }

    private static <T> T required(String name, @Nullable T value) {
        return Objects.requireNonNull(value, () -> "The field " + name + " is missing.");
    }

    private static final class EventFields {
        private @Nullable String id;
        private @Nullable String stream;
        private long seq = -1;
        private @Nullable String type;
        private @Nullable String rev;
        private @Nullable Instant time;
        private @Nullable String payload;
        private @Nullable Map<String, String> meta;

        EventFields(BsonFields in) {
            while (in.next()) {
                switch (in.name()) {
                    case "id" -> id = in.string();
                    case "stream" -> stream = in.string();
                    case "seq" -> seq = in.int64();
                    case "type" -> type = in.string();
                    case "rev" -> rev = in.string();
                    case "time" -> time = Instant.ofEpochMilli(in.dateTime());
                    case "payload" -> payload = in.string();
                    case "meta" -> meta = meta(in.document());
                    default -> throw unknown("an event", in.name());
                }
            }
        }

        private static Map<String, String> meta(BsonFields in) {
            if (!in.next()) return Map.of();
            Map<String, String> meta = new LinkedHashMap<>();
            do {
                meta.put(in.name(), in.string());
            } while (in.next());
            return meta;
        }

        LedgerEvent placed(long position, Instant at, List<LedgerStream> streams) {
            String owner = required("events.stream", stream);
            return new LedgerEvent(
                    required("events.id", id),
                    owner,
                    seq,
                    required("events.type", type),
                    rev,
                    required("events.time", time),
                    required("events.payload", payload),
                    required("events.meta", meta),
                    position,
                    at,
                    typeOf(owner, streams));
        }

        private static @Nullable String typeOf(String stream, List<LedgerStream> streams) {
            for (LedgerStream range : streams) {
                if (range.id().equals(stream)) return range.type();
            }
            return null;
        }
    }
}
