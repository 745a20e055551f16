package dev.pondkeeper.command.referral;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;

/** A referee is rewarded once in a life. */
final class ReferralAlreadyRewarded extends Refusal {

    private static final long serialVersionUID = 1L;

    ReferralAlreadyRewarded(CustomerId referee) {
        super("referral-already-rewarded", "The referral of customer " + referee + " was rewarded already.");
    }
}
