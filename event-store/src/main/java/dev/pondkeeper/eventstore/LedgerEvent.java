package dev.pondkeeper.eventstore;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event as the ledger keeps it.
 *
 * @param id the event's own id, unique in its commit
 * @param stream the stream it belongs to; an event without an aggregate is a stream of its own, named by its id
 * @param seq its place in the stream, the first is 0
 * @param type the logical name of its payload
 * @param rev the revision of its payload, absent where the type has none
 * @param time the time it tells about, in whole milliseconds
 * @param payload the JSON text that the serializer made, personal fields already sealed
 * @param meta what was known around it, flat
 * @param position its place in the whole ledger, the first is 0
 * @param at when it was recorded: that of its commit
 * @param streamType the kind of aggregate of its stream, absent for an event that is a stream of its own
 */
public record LedgerEvent(
        String id,
        String stream,
        long seq,
        String type,
        @Nullable String rev,
        Instant time,
        String payload,
        Map<String, String> meta,
        long position,
        Instant at,
        @Nullable String streamType) {
    public LedgerEvent {
        meta = Map.copyOf(meta);
    }

    /** Whether it belongs to no aggregate and so is a stream of its own. */
    public boolean isAlone() {
        return streamType == null && seq == 0 && stream.equals(id);
    }
}
