package dev.pondkeeper.saga.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPointsForOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhenOrderPaidThenEarnPointsTest {

    private static final Instant PAID_AT = Instant.parse("1997-01-12T04:00:00Z");

    @Test
    void asks_once_per_order_for_points_at_the_time_of_the_payment() {
        record Sent(String policy, String id, Command command) {}
        List<Sent> sent = new ArrayList<>();
        OrderPaid paid = new OrderPaid(
                new OrderId("o-1"), new CustomerId("c-1"), new Amount(1200, "USD"), List.of(), null, null, PAID_AT);

        new WhenOrderPaidThenEarnPoints().on(paid, (policy, id, command) -> sent.add(new Sent(policy, id, command)));

        assertThat(sent)
                .containsExactly(new Sent(
                        "order-points",
                        "o-1",
                        new EarnPointsForOrder(
                                new CustomerId("c-1"), new OrderId("o-1"), new Money(1200, "USD"), PAID_AT)));
    }
}
