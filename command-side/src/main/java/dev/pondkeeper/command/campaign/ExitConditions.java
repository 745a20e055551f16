package dev.pondkeeper.command.campaign;

import dev.pondkeeper.command.ContactFacts;
import dev.pondkeeper.command.CustomerStanding.State;
import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.command.RenewableTerms;
import dev.pondkeeper.kernel.campaign.Campaign;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignRunStarted;
import dev.pondkeeper.kernel.campaign.Outcome;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.Purpose;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Why a run must not go on, read from the ledger itself before every step (DOMAIN.md §3: every round re-checks exit conditions).
 * A customer whose data is only to be kept gets no price made for them; a contract's reminders go on up to the gate, which
 * says for each why it is not sent.
 */
@Component
class ExitConditions {

    private final KnownCustomers customers;
    private final ContactFacts facts;
    private final RenewableTerms terms;

    ExitConditions(KnownCustomers customers, ContactFacts facts, RenewableTerms terms) {
        this.customers = customers;
        this.facts = facts;
        this.terms = terms;
    }

    /** Empty as long as the run may go on. */
    Optional<Outcome> of(CampaignRunStarted run) {
        CustomerId customer = run.customerId();
        State standing = customers.standingOf(customer).state();
        if (standing == State.ERASED) return Optional.of(Outcome.ERASED);
        if (!customers.survivorOf(customer).equals(customer)) return Optional.of(Outcome.MERGED);
        if (Campaign.RENEWAL_REMINDER.is(run.campaign())) return ofReminder(run);
        if (Campaign.COUPON_LADDER.is(run.campaign())) return ofLadder(customer, standing);
        return Optional.empty();
    }

    private Optional<Outcome> ofReminder(CampaignRunStarted run) {
        Integer termNo = run.termNo();
        Instant endsAt = run.endsAt();
        if (termNo == null || endsAt == null) throw new IllegalStateException("a reminder is of a term");
        Optional<Outcome> fate = terms.fateOf(run.customerId(), termNo, endsAt);
        if (fate.isPresent()) return fate;
        boolean reachable = facts.of(run.customerId()).consentsTo(Purpose.SERVICE);
        return reachable ? Optional.empty() : Optional.of(Outcome.OPTED_OUT);
    }

    private Optional<Outcome> ofLadder(CustomerId customer, State standing) {
        if (standing == State.RESTRICTED) return Optional.of(Outcome.RESTRICTED);
        return facts.of(customer).noPersonalOffers() ? Optional.of(Outcome.NO_PERSONAL_OFFERS) : Optional.empty();
    }
}
