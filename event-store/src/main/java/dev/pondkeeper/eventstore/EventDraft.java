package dev.pondkeeper.eventstore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event that has been decided and not yet recorded. The fields are those of {@link LedgerEvent}; the ledger adds the position.
 *
 * @param streamType the kind of aggregate, absent for an event that is a stream of its own
 */
public record EventDraft(
        String id,
        String stream,
        @Nullable String streamType,
        long seq,
        String type,
        @Nullable String rev,
        Instant time,
        String payload,
        Map<String, String> meta) {
    public EventDraft {
        time = time.truncatedTo(ChronoUnit.MILLIS);
        meta = Map.copyOf(meta);
    }
}
