package dev.pondkeeper.command;

import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;
import java.time.LocalDate;

/** What referrals ask about those who refer (DOMAIN.md §2, Distributor). */
public interface Referrers {

    /** Where a customer stands with the right to distribute, from the least strict on. */
    enum Standing {
        NO_RIGHT,
        ACTIVE,
        SUSPENDED,
        REVOKED
    }

    Standing standingOf(CustomerId referrer);

    /**
     * Counts one rewarded referral, in the commit of the calling handler.
     *
     * @param day in the programme's zone
     * @return false, and nothing is counted, if the day has as many already
     */
    boolean countReward(CustomerId referrer, CustomerId referee, LocalDate day, int atMost, Instant occurredAt);
}
