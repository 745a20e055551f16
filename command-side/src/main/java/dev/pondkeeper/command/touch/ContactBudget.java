package dev.pondkeeper.command.touch;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.touch.ContactEvent;
import dev.pondkeeper.kernel.touch.ContactEvent.ContactCounted;
import dev.pondkeeper.kernel.touch.ContactEvent.ContactDiscounted;
import dev.pondkeeper.kernel.touch.TouchId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** When one customer was last reached with marketing. It changes only in the commit of the touch that counts. */
@Aggregate
class ContactBudget {

    @AggregateIdentifier
    private @Nullable StreamId stream;

    private final Map<TouchId, Instant> counted = new LinkedHashMap<>();

    ContactBudget() {} // Axon rebuilds the budget from its events

    Collection<Instant> counted() {
        return List.copyOf(counted.values());
    }

    /** @param countedAt in recorded time */
    void count(CustomerId customer, TouchId touch, Instant countedAt, Instant occurredAt) {
        if (!counted.containsKey(touch)) apply(new ContactCounted(customer, touch, countedAt, occurredAt));
    }

    /** Nothing happens where it was not counted, or so long ago that it counts no longer. */
    void discount(CustomerId customer, TouchId touch, Instant occurredAt) {
        if (counted.containsKey(touch)) apply(new ContactDiscounted(customer, touch, occurredAt));
    }

    @EventSourcingHandler
    void on(ContactCounted event) {
        remember(event);
        // What is older than a week before the latest can never count again.
        counted.values().removeIf(at -> !at.plus(FrequencyCap.WEEK).isAfter(event.countedAt()));
        counted.put(event.touchId(), event.countedAt());
    }

    @EventSourcingHandler
    void on(ContactDiscounted event) {
        remember(event);
        counted.remove(event.touchId());
    }

    static StreamId streamOf(CustomerId customer) {
        return new StreamId("contact", customer.value());
    }

    private void remember(ContactEvent event) {
        stream = streamOf(event.customerId());
    }
}
