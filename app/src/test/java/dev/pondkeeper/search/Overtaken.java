package dev.pondkeeper.search;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerBroughtBack;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerMergedAway;
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
    private final Map<OrderId, Set<CustomerId>> booked = new HashMap<>();
    private final Set<OrderId> overtaken = new HashSet<>();
    private final Map<CustomerId, CustomerId> survivors = new HashMap<>();

    void hear(Event event) {
        if (event instanceof OrderPaid paid) buyers.put(paid.orderId(), paid.customerId());
        if (event instanceof PointsEarned earned) booked(earned.orderId(), earned.customerId());
        if (event instanceof GrowthAdded added && !added.reason().equals("merged")) {
            booked(added.orderId(), added.customerId());
        }
        if (event instanceof CustomerMergedAway away) survivors.put(away.customerId(), away.survivorId());
        if (event instanceof CustomerBroughtBack back) {
            survivors.remove(back.customerId());
            booked.keySet().stream().filter(this::isElsewhere).forEach(overtaken::add);
        }
    }

    void unless(OrderId order, Runnable check) {
        if (!overtaken.contains(order)) check.run();
    }

    /** Whether what the order gave is with somebody who does not act for the buyer. */
    private boolean isElsewhere(OrderId order) {
        CustomerId buyer = buyers.get(order);
        return buyer != null
                && booked.getOrDefault(order, Set.of()).stream()
                        .anyMatch(each -> !actingFor(each).equals(actingFor(buyer)));
    }

    private void booked(@Nullable OrderId order, CustomerId customer) {
        if (order != null)
            booked.computeIfAbsent(order, first -> new HashSet<>()).add(customer);
    }

    private CustomerId actingFor(CustomerId customer) {
        CustomerId survivor = survivors.get(customer);
        return survivor == null ? customer : actingFor(survivor);
    }
}
