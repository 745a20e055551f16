package dev.pondkeeper.command.referral;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralTreeChanged;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * All referrals under one root, the ancestor without a live referrer. It holds nothing but its version: two changes of one
 * tree that did not see each other cannot both be recorded.
 */
@Aggregate(cache = "aggregateCache")
class ReferralTree {

    @AggregateIdentifier
    private @Nullable StreamId stream;

    ReferralTree() {} // Axon rebuilds the tree from its events

    void change(CustomerId root, CustomerId referee, Instant occurredAt) {
        apply(new ReferralTreeChanged(root, referee, occurredAt));
    }

    @EventSourcingHandler
    void on(ReferralTreeChanged event) {
        stream = streamOf(event.rootId());
    }

    static StreamId streamOf(CustomerId root) {
        return new StreamId("referral-tree", root.value());
    }
}
