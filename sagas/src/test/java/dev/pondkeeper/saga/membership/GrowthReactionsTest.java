package dev.pondkeeper.saga.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.membership.MembershipCommand.AddGrowth;
import dev.pondkeeper.kernel.membership.MembershipCommand.ReduceGrowth;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderEvent.OrderRefunded;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthReactionsTest {

    private static final Instant AT = Instant.parse("1997-01-12T04:00:00Z");
    private static final CustomerId CUSTOMER = new CustomerId("c-1");
    private static final OrderId ORDER = new OrderId("o-1");

    private final List<Sent> sent = new ArrayList<>();

    private record Sent(String policy, String id, Command command) {}

    @Test
    void a_paid_order_asks_once_for_growth_at_the_time_of_the_payment() {
        new WhenOrderPaidThenAddGrowth()
                .on(
                        new OrderPaid(ORDER, CUSTOMER, new Amount(1200, "USD"), List.of(), null, null, AT),
                        (policy, id, command) -> sent.add(new Sent(policy, id, command)));

        assertThat(sent)
                .containsExactly(
                        new Sent("order-growth", "o-1", new AddGrowth(CUSTOMER, ORDER, new Money(1200, "USD"), AT)));
    }

    @Test
    void each_refund_asks_once_and_says_what_was_paid_and_what_is_left_of_it() {
        RefundId refund = new RefundId("r-2");
        new WhenOrderRefundedThenReduceGrowth()
                .on(
                        new OrderRefunded(
                                ORDER,
                                CUSTOMER,
                                refund,
                                new Amount(200, "USD"),
                                new Amount(700, "USD"),
                                new Amount(500, "USD"),
                                AT),
                        (policy, id, command) -> sent.add(new Sent(policy, id, command)));

        assertThat(sent)
                .containsExactly(new Sent(
                        "refund-growth",
                        "o-1/r-2",
                        new ReduceGrowth(CUSTOMER, ORDER, refund, new Money(1200, "USD"), new Money(500, "USD"), AT)));
    }
}
