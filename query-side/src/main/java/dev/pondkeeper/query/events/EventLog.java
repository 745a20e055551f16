package dev.pondkeeper.query.events;

import java.time.Instant;
import java.util.List;

/** The log of events as this room reads it; the app binds it to the ledger. */
public interface EventLog {

    /**
     * One event.
     *
     * @param revision of the event's type
     * @param data its fields as JSON text, personal ones left out
     */
    record LoggedEvent(
            String id,
            String stream,
            String type,
            String revision,
            Instant occurredAt,
            Instant recordedAt,
            long position,
            String data) {}

    /** Position of the last event, −1 if there is none. */
    long tail();

    /** The events after a position, in order, at most so many; what lies beyond the tail does not exist yet. */
    List<LoggedEvent> after(long position, int most);
}
