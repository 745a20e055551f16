package dev.pondkeeper.command.referral;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;

/** Whose right was revoked brings nobody any more (DOMAIN.md §6). */
final class ReferrerRevoked extends Refusal {

    private static final long serialVersionUID = 1L;

    ReferrerRevoked(CustomerId referrer) {
        super("referrer-revoked", "The right of customer " + referrer + " to distribute was revoked.");
    }
}
