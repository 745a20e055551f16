package dev.pondkeeper.command.membership;

import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.command.MergedMemberships;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Hands the membership of a merged customer to the survivor's, in the commit of the merge. */
@Component
class JoinedMemberships implements MergedMemberships {

    private final Repository<Membership> memberships;
    private final CurrentProgramme programme;

    JoinedMemberships(Repository<Membership> memberships, CurrentProgramme programme) {
        this.memberships = memberships;
        this.programme = programme;
    }

    @Override
    public void merge(CustomerId survivor, CustomerId merged, Instant occurredAt, Instant recordedAt) {
        Programme rules = programme.get();
        Estate estate;
        try {
            estate = memberships
                    .load("membership:" + merged)
                    .invoke(membership -> membership.estate(merged, recordedAt, rules));
        } catch (AggregateNotFoundException neverEnrolled) {
            return;
        }
        if (!estate.isEmpty()) {
            load(survivor).execute(heir -> heir.inherit(survivor, estate, occurredAt, recordedAt, rules));
        }
    }

    private Aggregate<Membership> load(CustomerId customer) {
        try {
            return memberships.loadOrCreate("membership:" + customer, Membership::new);
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception impossible) {
            throw new IllegalStateException("creating a membership throws nothing checked", impossible);
        }
    }
}
