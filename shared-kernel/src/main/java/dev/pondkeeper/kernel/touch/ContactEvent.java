package dev.pondkeeper.kernel.touch;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/**
 * How often one customer is contacted with marketing, over all campaigns and channels. Recorded in the commit of the touch
 * itself, so that of two touches at once only one can use up what the frequency cap allows.
 */
public sealed interface ContactEvent extends Event {

    @Override
    CustomerId customerId();

    /** A marketing touch was let through; it counts at the recorded time {@code countedAt}. */
    @Revision("1")
    record ContactCounted(CustomerId customerId, TouchId touchId, Instant countedAt, Instant occurredAt)
            implements ContactEvent {}

    /** It was never sent or never arrived, so it counts no longer. */
    @Revision("1")
    record ContactDiscounted(CustomerId customerId, TouchId touchId, Instant occurredAt) implements ContactEvent {}
}
