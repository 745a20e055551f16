package dev.pondkeeper.search;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerBroughtBack;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.membership.MembershipEvent.GrowthAdded;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.points.PointsEvent.PointsEarned;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Orders that were paid before a merge and booked after it, for the survivor. What they gave stays there when the merge is taken
 * back, and a refund that comes later does not find it with the buyer: a known gap, as narrow as a policy lags.
 */
final class Overtaken {

    private final Map<OrderId, CustomerId> buyers = new HashMap<>();
    private final Set<OrderId> elsewhere = new HashSet<>();
    private final Set<CustomerId> back = new HashSet<>();

    void hear(Event event) {
        if (event instanceof OrderPaid paid) buyers.put(paid.orderId(), paid.customerId());
        if (event instanceof PointsEarned earned) booked(earned.orderId(), earned.customerId());
        if (event instanceof GrowthAdded added && !added.reason().equals("merged")) {
            booked(added.orderId(), added.customerId());
        }
        if (event instanceof CustomerBroughtBack brought) back.add(brought.customerId());
    }

    void unless(OrderId order, Runnable check) {
        if (!elsewhere.contains(order) || !back.contains(buyers.get(order))) check.run();
    }

    private void booked(@Nullable OrderId order, CustomerId customer) {
        if (order != null && !customer.equals(buyers.get(order))) elsewhere.add(order);
    }
}
