package dev.pondkeeper.eventstore;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * The messages of a stretch of the ledger. There may be fewer or more of them than positions, because upcasters drop and split
 * events.
 *
 * @param from the position it begins behind
 * @param to the last position it covers; equal to {@code from} where there was nothing
 */
record Stretch(long from, long to, List<TrackedEventMessage<?>> messages) {
    boolean isEmpty() {
        return to == from;
    }
}
