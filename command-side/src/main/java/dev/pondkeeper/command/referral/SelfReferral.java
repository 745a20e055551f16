package dev.pondkeeper.command.referral;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;

/** Nobody brings themselves, not even under an id that was merged into theirs (DOMAIN.md §2, DistributionReferral). */
final class SelfReferral extends Refusal {

    private static final long serialVersionUID = 1L;

    SelfReferral(CustomerId referee) {
        super("self-referral", "Customer " + referee + " cannot be their own referrer.");
    }
}
