package dev.pondkeeper.command.order;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.order.OrderId;

/** A refund needs an order (DOMAIN.md §2, Order). */
final class UnknownOrder extends Refusal {

    private static final long serialVersionUID = 1L;

    UnknownOrder(OrderId order) {
        super("unknown-order", "No order " + order + " is recorded; send RecordOrderPaid first.");
    }
}
