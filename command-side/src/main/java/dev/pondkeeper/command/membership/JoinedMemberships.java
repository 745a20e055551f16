package dev.pondkeeper.command.membership;

import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.command.MergedMemberships;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.membership.MembershipEvent.GrowthShare;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Hands the membership of a merged customer to the survivor's, and home again, in the commit of the command that asks for it. */
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
            load(survivor).execute(heir -> heir.join(survivor, merged, estate, occurredAt, recordedAt, rules));
        }
    }

    @Override
    public void unmerge(CustomerId survivor, CustomerId merged, Instant occurredAt, Instant recordedAt) {
        Programme rules = programme.get();
        Aggregate<Membership> from;
        try {
            from = memberships.load("membership:" + merged);
        } catch (AggregateNotFoundException neverEnrolled) {
            return;
        }
        Growth theirs = from.invoke(Membership::growth);
        List<GrowthShare> back = part(survivor, merged, theirs, occurredAt, recordedAt, rules);
        from.execute(membership -> membership.comeBack(merged, survivor, back, occurredAt, recordedAt, rules));
    }

    private List<GrowthShare> part(
            CustomerId survivor,
            CustomerId merged,
            Growth theirs,
            Instant occurredAt,
            Instant recordedAt,
            Programme rules) {
        try {
            return memberships
                    .load("membership:" + survivor)
                    .invoke(heir -> heir.part(survivor, merged, theirs, occurredAt, recordedAt, rules));
        } catch (AggregateNotFoundException nothingCame) {
            return List.of();
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
