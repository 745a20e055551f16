package dev.pondkeeper.command;

import dev.pondkeeper.kernel.campaign.Outcome;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;
import java.util.Optional;

/** What has become of a member's term, read from the ledger itself at the moment of the decision (DOMAIN.md §3.1). */
@FunctionalInterface
public interface RenewableTerms {

    /**
     * Why nobody needs to be reminded of a term's end any more: RENEWED, EXTENDED, CANCELLED or LAPSED. Empty as long as it
     * ends, or has ended, without a next one.
     *
     * @param endsAt the end that the reminder is for
     */
    Optional<Outcome> fateOf(CustomerId member, int termNo, Instant endsAt);
}
