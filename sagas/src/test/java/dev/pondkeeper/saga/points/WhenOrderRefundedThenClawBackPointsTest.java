package dev.pondkeeper.saga.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderEvent.OrderRefunded;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
import dev.pondkeeper.kernel.points.PointsCommand.ClawBackPoints;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.junit.jupiter.api.Test;

class WhenOrderRefundedThenClawBackPointsTest {

    private static final Instant REFUNDED_AT = Instant.parse("1997-01-20T04:00:00Z");

    @Test
    void asks_once_per_refund_to_count_the_points_from_what_is_left_paid() {
        record Sent(String policy, String id, Command command) {}
        List<Sent> sent = new ArrayList<>();
        OrderRefunded refunded = new OrderRefunded(
                new OrderId("o-1"),
                new CustomerId("c-1"),
                new RefundId("f-2"),
                new Amount(200, "USD"),
                new Amount(500, "USD"),
                new Amount(700, "USD"),
                REFUNDED_AT);

        new WhenOrderRefundedThenClawBackPoints()
                .on(refunded, (policy, id, command) -> sent.add(new Sent(policy, id, command)));

        assertThat(sent)
                .containsExactly(new Sent(
                        "order-points-clawback",
                        "o-1/f-2",
                        new ClawBackPoints(
                                new CustomerId("c-1"),
                                new OrderId("o-1"),
                                new RefundId("f-2"),
                                new Money(1200, "USD"),
                                new Money(700, "USD"),
                                REFUNDED_AT)));
    }

    @Test
    void is_heard_in_one_row_with_the_earning() {
        assertThat(List.of(WhenOrderPaidThenEarnPoints.class, WhenOrderRefundedThenClawBackPoints.class))
                .extracting(type -> type.getAnnotation(ProcessingGroup.class).value())
                .containsOnly("order-points");
    }
}
