package dev.pondkeeper.command.order;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.order.OrderId;

/** A refund is in the currency of the payment. */
final class CurrencyMismatch extends Refusal {

    private static final long serialVersionUID = 1L;

    CurrencyMismatch(OrderId order, String paid, String asked) {
        super(
                "currency-mismatch",
                "Order " + order + " was paid in " + paid + ", so it cannot be refunded in " + asked + ".");
    }
}
