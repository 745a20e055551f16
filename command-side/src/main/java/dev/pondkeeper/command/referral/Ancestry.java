package dev.pondkeeper.command.referral;

import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRegistered;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralBound;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralUnbound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who brought whom, read from the streams of the ledger themselves; these are short, however many a customer has brought. */
@Component
class Ancestry {

    private final EventStore events;
    private final KnownCustomers customers;

    Ancestry(EventStore events, KnownCustomers customers) {
        this.events = events;
        this.customers = customers;
    }

    /** The binding that is live now, as it was recorded; null if there is none. */
    @Nullable
    ReferralBound liveBindingOf(CustomerId referee) {
        ReferralBound live = null;
        for (Object event : eventsOf(new StreamId("referral", referee.value()))) {
            if (event instanceof ReferralBound bound) live = bound;
            if (event instanceof ReferralUnbound) live = null;
        }
        return live;
    }

    /** Who acts today for the one who brought this customer; null if nobody did. */
    @Nullable
    CustomerId referrerOf(CustomerId referee) {
        ReferralBound live = liveBindingOf(referee);
        return live == null ? null : customers.survivorOf(live.referrerId());
    }

    /** From this customer up to the root, both included; a merged id stands for its survivor. */
    List<CustomerId> lineOf(CustomerId customer) {
        return lineOf(customer, customers::survivorOf);
    }

    /**
     * @param person who acts under an id, where the caller knows better than the ledger
     * @return ends before the first that would come twice
     */
    List<CustomerId> lineOf(CustomerId customer, UnaryOperator<CustomerId> person) {
        return lineOf(customer, person, this::liveBindingOf);
    }

    /**
     * @param person who acts under an id, where the caller knows better than the ledger
     * @param edge that leads up from a customer, null for none, where the caller knows better than the ledger
     * @return ends before the first that would come twice
     */
    List<CustomerId> lineOf(
            CustomerId customer, UnaryOperator<CustomerId> person, Function<CustomerId, @Nullable ReferralBound> edge) {
        Set<CustomerId> line = new LinkedHashSet<>();
        CustomerId next = customer;
        while (next != null && line.add(next)) {
            ReferralBound live = edge.apply(next);
            next = live == null ? null : person.apply(live.referrerId());
        }
        return new ArrayList<>(line);
    }

    /** When a registered customer joined. */
    Instant registeredAt(CustomerId customer) {
        Iterator<Object> first =
                eventsOf(new StreamId("customer", customer.value())).iterator();
        if (first.hasNext() && first.next() instanceof CustomerRegistered registered) return registered.occurredAt();
        throw new IllegalStateException("customer " + customer + " is registered by its first event");
    }

    private List<Object> eventsOf(StreamId stream) {
        return events.readEvents(stream.toString(), 0)
                .asStream()
                .<Object>map(DomainEventMessage::getPayload)
                .toList();
    }
}
