package dev.pondkeeper.command.referral;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;

/** In the mode AT_REGISTRATION only the registration itself binds. */
final class ReferralOnlyAtRegistration extends Refusal {

    private static final long serialVersionUID = 1L;

    ReferralOnlyAtRegistration(CustomerId referee) {
        super("referral-only-at-registration", "The programme binds customer " + referee + " at registration only.");
    }
}
