package dev.pondkeeper.command.order;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.order.OrderId;

/** The order's id is taken by a payment that says something else. */
final class OrderClash extends Refusal {

    private static final long serialVersionUID = 1L;

    OrderClash(OrderId order) {
        super("order-clash", "Order " + order + " was recorded already, with other particulars.");
    }
}
