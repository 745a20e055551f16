package dev.pondkeeper.command.referral;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;

/** A referee cannot be taken over before the protection period has ended (DOMAIN.md §2, DistributionReferral). */
final class ReferralProtected extends Refusal {

    private static final long serialVersionUID = 1L;

    ReferralProtected(CustomerId referee, Instant until) {
        super(
                "referral-protected",
                "Customer " + referee + " is bound to another referrer, protected until " + until + ".");
    }
}
