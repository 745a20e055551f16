package dev.pondkeeper.command.referral;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderId;

/** A referral is rewarded for the order that qualified it. */
final class ReferralNotQualified extends Refusal {

    private static final long serialVersionUID = 1L;

    ReferralNotQualified(CustomerId referee, OrderId order) {
        super(
                "referral-not-qualified",
                "The referral of customer " + referee + " did not qualify by order " + order + ".");
    }
}
