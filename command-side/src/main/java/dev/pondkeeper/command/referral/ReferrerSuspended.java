package dev.pondkeeper.command.referral;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;

/** A suspended distributor brings nobody for the time being. */
final class ReferrerSuspended extends Refusal {

    private static final long serialVersionUID = 1L;

    ReferrerSuspended(CustomerId referrer) {
        super("referrer-suspended", "The right of customer " + referrer + " to distribute is suspended.");
    }
}
