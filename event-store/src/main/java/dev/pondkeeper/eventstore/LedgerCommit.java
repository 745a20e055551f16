package dev.pondkeeper.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All events of one unit of work: one document of the ledger, there whole or not at all.
 *
 * @param position the position of its first event; the others follow without a gap
 * @param n how many events it holds, at least 1
 * @param prev the hash of the commit before it, {@link CommitHash#NONE} at position 0
 * @param hash {@code SHA-256(prev ‖ canonical bytes)}, see {@code docs/ledger-format.md}
 * @param at when it was recorded, in whole milliseconds, never before the commit before it
 * @param key the idempotency key it took, absent where there was none
 * @param fingerprint what tells a repeat of the same request from another request under the same key
 * @param result what the caller was told, as JSON text
 * @param streams the streams it wrote to, in the order of their first event
 * @param events its events in order
 */
public record LedgerCommit(
        long position,
        int n,
        CommitHash prev,
        CommitHash hash,
        Instant at,
        @Nullable String key,
        @Nullable String fingerprint,
        @Nullable String result,
        List<LedgerStream> streams,
        List<LedgerEvent> events) {
    public LedgerCommit {
        streams = List.copyOf(streams);
        events = List.copyOf(events);
    }

    /** The position of the last event. */
    public long lastPosition() {
        return position + n - 1;
    }

    /** The range of one stream in this commit, empty where it holds none of it. */
    public Optional<LedgerStream> stream(String id) {
        return streams.stream().filter(stream -> stream.id().equals(id)).findFirst();
    }
}
