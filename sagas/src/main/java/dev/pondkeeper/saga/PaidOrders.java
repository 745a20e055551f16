package dev.pondkeeper.saga;

import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderId;
import java.util.Optional;

/** Port: what was paid, read from the ledger itself, for policies that react to what later became of an order. */
@FunctionalInterface
public interface PaidOrders {

    /** The payment of that order; empty if none is recorded. */
    Optional<OrderPaid> find(OrderId order);
}
