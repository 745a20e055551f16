package dev.pondkeeper.command.referral;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;

/** The chain of referrers never leads back to where it began (DOMAIN.md §2, DistributionReferral). */
final class ReferralCycle extends Refusal {

    private static final long serialVersionUID = 1L;

    ReferralCycle(CustomerId referee, int links) {
        super("referral-cycle", "The referrer was brought by customer " + referee + ", over " + links + " link(s).");
    }
}
