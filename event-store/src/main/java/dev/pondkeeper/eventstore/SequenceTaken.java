package dev.pondkeeper.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Another commit was first at a sequence of a stream. The ledger's own word for it; the engine and the event store turn it
 * into Axon's {@code ConcurrencyException}, at sequence 0 {@code AggregateStreamCreationException}.
 */
public class SequenceTaken extends EventStoreException {
    private final transient EventDraft event;

    SequenceTaken(EventDraft event, String why) {
        super("Stream " + event.stream() + " cannot take event " + event.id() + " at sequence " + event.seq() + ": "
                + why + ".");
        this.event = event;
    }

    /** The event that came too late. */
    public EventDraft event() {
        return event;
    }
}
