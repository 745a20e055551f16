package dev.pondkeeper.command.membership;

import dev.pondkeeper.command.RenewableTerms;
import dev.pondkeeper.kernel.campaign.Outcome;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Reads terms off the memberships in the unit of work that asks, and changes nothing there. */
@Component
class RecordedTerms implements RenewableTerms {

    private final Repository<Membership> memberships;

    RecordedTerms(Repository<Membership> memberships) {
        this.memberships = memberships;
    }

    @Override
    public Optional<Outcome> fateOf(CustomerId member, int termNo, Instant endsAt) {
        try {
            return memberships.load("membership:" + member).invoke(membership -> membership.fateOf(termNo, endsAt));
        } catch (AggregateNotFoundException neverEnrolled) {
            return Optional.of(Outcome.CANCELLED);
        }
    }
}
