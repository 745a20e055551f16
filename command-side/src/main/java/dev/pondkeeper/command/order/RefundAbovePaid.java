package dev.pondkeeper.command.order;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.order.OrderId;

/** Refunds never add up to more than was paid (DOMAIN.md §2, Order). */
final class RefundAbovePaid extends Refusal {

    private static final long serialVersionUID = 1L;

    RefundAbovePaid(OrderId order, long asked, long left) {
        super(
                "refund-above-paid",
                "Of order " + order + " only " + left + " minor units are left to refund, not " + asked + ".");
    }
}
