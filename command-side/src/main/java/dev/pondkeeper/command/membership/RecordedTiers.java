package dev.pondkeeper.command.membership;

import dev.pondkeeper.command.MemberTiers;
import dev.pondkeeper.kernel.customer.CustomerId;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads tiers off the memberships in the unit of work that asks, and changes nothing there. */
@Component
class RecordedTiers implements MemberTiers {

    private final Repository<Membership> memberships;

    RecordedTiers(Repository<Membership> memberships) {
        this.memberships = memberships;
    }

    @Override
    public @Nullable String of(CustomerId customer) {
        try {
            return memberships.load("membership:" + customer).invoke(Membership::recordedTier);
        } catch (AggregateNotFoundException neverEnrolled) {
            return null;
        }
    }
}
