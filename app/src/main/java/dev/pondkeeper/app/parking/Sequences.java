package dev.pondkeeper.app.parking;

import dev.pondkeeper.kernel.Event;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;

/**
 * Which events wait for each other: all those about one customer, whatever stream they stand in; what is about nobody waits
 * within its stream.
 */
public final class Sequences {

    private Sequences() {}

    public static String of(EventMessage<?> event) {
        if (event.getPayload() instanceof Event ours && ours.customerId() != null) {
            return "customer:" + ours.customerId();
        }
        return event instanceof DomainEventMessage<?> ofStream
                ? ofStream.getAggregateIdentifier()
                : event.getIdentifier();
    }
}
