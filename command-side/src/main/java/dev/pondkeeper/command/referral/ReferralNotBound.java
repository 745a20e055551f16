package dev.pondkeeper.command.referral;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;

/** There is no live referrer. */
final class ReferralNotBound extends Refusal {

    private static final long serialVersionUID = 1L;

    ReferralNotBound(CustomerId referee) {
        super("referral-not-bound", "Customer " + referee + " has no live referrer.");
    }
}
