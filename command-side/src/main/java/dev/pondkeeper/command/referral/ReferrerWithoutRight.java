package dev.pondkeeper.command.referral;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;

/** The programme lets nobody refer who has no right to distribute (DOMAIN.md §2, DistributionReferral). */
final class ReferrerWithoutRight extends Refusal {

    private static final long serialVersionUID = 1L;

    ReferrerWithoutRight(CustomerId referrer) {
        super(
                "referrer-without-right",
                "Customer " + referrer + " has no right to distribute, and this programme lets nobody else refer.");
    }
}
