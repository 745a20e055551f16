package dev.pondkeeper.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderEvent.OrderRefunded;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.points.PointsEvent.PointsClawedBack;
import dev.pondkeeper.kernel.points.PointsEvent.PointsEarned;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Never more is refunded than was paid; and once every policy has caught up, each order has earned, less what was clawed back,
 * exactly one point per whole major unit of what stays paid, however the refunds were cut and in whatever order they were heard.
 */
final class OrdersEarnWhatStaysPaid implements Rule {

    private final Map<OrderId, Long> net = new HashMap<>();
    private final Map<OrderId, Long> points = new HashMap<>();

    private final Erased erased = new Erased();
    private final Overtaken overtaken = new Overtaken();

    @Override
    public void hear(Event event) {
        erased.hear(event);
        overtaken.hear(event);
        if (event instanceof OrderPaid paid) {
            assertThat(net.put(paid.orderId(), paid.amount().amount()))
                    .as("paid once: %s", paid)
                    .isNull();
        }
        if (event instanceof OrderRefunded refund) {
            long left = net.merge(refund.orderId(), -refund.amount().amount(), Long::sum);
            assertThat(left).as("net after %s", refund).isNotNegative();
            assertThat(refund.net().amount()).as("net as told by %s", refund).isEqualTo(left);
        }
        if (event instanceof PointsEarned earned && earned.orderId() != null) {
            points.merge(earned.orderId(), earned.points(), Long::sum);
        }
        if (event instanceof PointsClawedBack back) points.merge(back.orderId(), -back.points(), Long::sum);
    }

    @Override
    public void settled(Instant now) {
        net.forEach((order, paid) -> erased.unless(
                order,
                () -> overtaken.unless(order, () -> assertThat(points.getOrDefault(order, 0L))
                        .as("points of order %s, of which %s stays paid", order, paid)
                        .isEqualTo(paid / 100))));
    }
}
