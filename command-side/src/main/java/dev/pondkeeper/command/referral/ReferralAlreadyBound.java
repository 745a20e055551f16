package dev.pondkeeper.command.referral;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;

/** A referee has at most one live referrer (DOMAIN.md §2, DistributionReferral). */
final class ReferralAlreadyBound extends Refusal {

    private static final long serialVersionUID = 1L;

    ReferralAlreadyBound(CustomerId referee) {
        super("referral-already-bound", "Customer " + referee + " was brought by another referrer already.");
    }
}
