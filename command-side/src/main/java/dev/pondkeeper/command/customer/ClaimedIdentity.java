package dev.pondkeeper.command.customer;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.IdentityEvent.IdentityClaimed;
import dev.pondkeeper.kernel.customer.IdentityEvent.IdentityReleased;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One identity and whose it is; its stream is named by a keyed HMAC. It changes only in the commit of its customer. */
@Aggregate
class ClaimedIdentity {

    @AggregateIdentifier
    private @Nullable StreamId stream;

    private @Nullable CustomerId owner;

    ClaimedIdentity() {} // Axon rebuilds the identity from its events

    /** @throws IdentityTaken if it belongs to somebody else */
    void claim(String hash, String type, CustomerId customer, Instant occurredAt) {
        if (owner != null && !owner.equals(customer)) throw new IdentityTaken(type, owner);
        if (owner == null) apply(new IdentityClaimed(hash, type, customer, occurredAt));
    }

    /** Does nothing unless it belongs to this customer. */
    void release(String hash, String type, CustomerId customer, Instant occurredAt) {
        if (customer.equals(owner)) apply(new IdentityReleased(hash, type, customer, occurredAt));
    }

    @EventSourcingHandler
    void on(IdentityReleased event) {
        owner = null;
    }

    @EventSourcingHandler
    void on(IdentityClaimed event) {
        stream = streamOf(event.identity());
        owner = event.customerId();
    }

    static StreamId streamOf(String hash) {
        return new StreamId("identity", hash);
    }
}
