package dev.pondkeeper.search;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerErased;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Whose orders are only recorded any more, because the customer was erased and nobody does anything for them. */
final class Erased {

    private final Map<OrderId, CustomerId> buyers = new HashMap<>();
    private final Set<CustomerId> customers = new HashSet<>();

    void hear(Event event) {
        if (event instanceof OrderPaid paid) buyers.put(paid.orderId(), paid.customerId());
        if (event instanceof CustomerErased gone) customers.add(gone.customerId());
    }

    void unless(OrderId order, Runnable check) {
        if (!customers.contains(buyers.get(order))) check.run();
    }
}
