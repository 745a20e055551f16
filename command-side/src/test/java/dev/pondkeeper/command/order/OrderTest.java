package dev.pondkeeper.command.order;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.MERGED;
import static dev.pondkeeper.command.Decisions.NOBODY;
import static dev.pondkeeper.command.Decisions.NOW;
import static dev.pondkeeper.command.Decisions.refusal;

import dev.pondkeeper.command.Decisions;
import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.CouponId;
import dev.pondkeeper.kernel.order.OrderCommand.RecordOrderPaid;
import dev.pondkeeper.kernel.order.OrderCommand.RecordOrderReceived;
import dev.pondkeeper.kernel.order.OrderCommand.RecordRefund;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderEvent.OrderReceived;
import dev.pondkeeper.kernel.order.OrderEvent.OrderRefunded;
import dev.pondkeeper.kernel.order.OrderEvent.PaidLine;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.OrderLine;
import dev.pondkeeper.kernel.order.RefundId;
import dev.pondkeeper.kernel.points.RedemptionId;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class OrderTest {

    private static final OrderId ORDER = new OrderId("o-1");

    private final FixtureConfiguration<Order> order = Decisions.of(Order.class);

    @Test
    void records_a_payment_with_its_lines() {
        RecordOrderPaid command = new RecordOrderPaid(
                ORDER,
                LI_LEI,
                yuan(1177),
                List.of(new OrderLine("beans", 2, yuan(1000)), new OrderLine("filter", 1, yuan(177))),
                new CouponId("c-1"),
                new RedemptionId("r-1"),
                NOW);
        order.givenNoPriorActivity()
                .when(command)
                .expectEvents(new OrderPaid(
                        ORDER,
                        LI_LEI,
                        amount(1177),
                        List.of(new PaidLine("beans", 2, amount(1000)), new PaidLine("filter", 1, amount(177))),
                        new CouponId("c-1"),
                        new RedemptionId("r-1"),
                        NOW));
    }

    @Test
    void a_zero_amount_is_lawful() {
        order.givenNoPriorActivity().when(pay(LI_LEI, 0, NOW)).expectEvents(paid(0));
    }

    @Test
    void refuses_a_payment_of_an_unknown_customer() {
        order.givenNoPriorActivity()
                .when(pay(NOBODY, 100, NOW))
                .expectException(refusal("unknown-customer"))
                .expectNoEvents();
    }

    @Test
    void the_same_payment_twice_is_one_payment_even_at_another_time() {
        order.given(paid(1177))
                .when(pay(LI_LEI, 1177, NOW.plusSeconds(60)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_payment_told_again_after_its_customer_was_merged_is_the_same_payment() {
        order.given(new OrderPaid(ORDER, MERGED, amount(1177), List.of(), null, null, NOW))
                .when(pay(LI_LEI, 1177, NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_payment_is_recorded_also_for_one_who_is_restricted_or_forgotten() {
        for (CustomerId customer : List.of(Decisions.RESTRICTED, Decisions.ERASED)) {
            Decisions.of(Order.class)
                    .givenNoPriorActivity()
                    .when(pay(customer, 5, NOW))
                    .expectEvents(new OrderPaid(ORDER, customer, amount(5), List.of(), null, null, NOW));
        }
    }

    @Test
    void refuses_a_payment_of_another_amount_under_the_same_id() {
        order.given(paid(1177)).when(pay(LI_LEI, 1178, NOW)).expectException(refusal("order-clash"));
    }

    @Test
    void refuses_a_payment_by_another_customer_under_the_same_id() {
        order.given(paid(1177)).when(pay(new CustomerId("43"), 1177, NOW)).expectException(refusal("order-clash"));
    }

    @Test
    void refuses_other_lines_under_the_same_id() {
        RecordOrderPaid lined = new RecordOrderPaid(
                ORDER, LI_LEI, yuan(1177), List.of(new OrderLine("beans", 1, yuan(1177))), null, null, NOW);
        order.given(paid(1177)).when(lined).expectException(refusal("order-clash"));
    }

    @Test
    void refunds_up_to_the_whole_and_tells_the_totals() {
        order.given(paid(1177)).when(refund("r-1", 1177)).expectEvents(refunded("r-1", 1177, 1177, 0));
    }

    @Test
    void refuses_to_refund_one_minor_unit_more_than_was_paid() {
        order.given(paid(1177)).when(refund("r-1", 1178)).expectException(refusal("refund-above-paid"));
    }

    @Test
    void partial_refunds_sum_to_the_whole() {
        order.given(paid(1177), refunded("r-1", 177, 177, 1000), refunded("r-2", 999, 1176, 1))
                .when(refund("r-3", 1))
                .expectEvents(refunded("r-3", 1, 1177, 0));
    }

    @Test
    void partial_refunds_never_sum_to_more() {
        order.given(paid(1177), refunded("r-1", 177, 177, 1000))
                .when(refund("r-2", 1001))
                .expectException(refusal("refund-above-paid"));
    }

    @Test
    void the_same_refund_twice_is_one_refund_even_when_nothing_is_left() {
        order.given(paid(1177), refunded("r-1", 1177, 1177, 0))
                .when(refund("r-1", 1177))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refuses_another_amount_under_the_same_refund() {
        order.given(paid(1177), refunded("r-1", 177, 177, 1000))
                .when(refund("r-1", 178))
                .expectException(refusal("refund-clash"));
    }

    @Test
    void refuses_a_refund_before_the_order_is_known() {
        order.givenNoPriorActivity()
                .when(refund("r-1", 1))
                .expectException(refusal("unknown-order"))
                .expectNoEvents();
    }

    @Test
    void refuses_a_refund_in_another_currency() {
        order.given(paid(1177))
                .when(new RecordRefund(ORDER, new RefundId("r-1"), new Money(1, "JPY"), NOW))
                .expectException(refusal("currency-mismatch"));
    }

    @Test
    void a_free_order_has_nothing_to_refund() {
        order.given(paid(0)).when(refund("r-1", 1)).expectException(refusal("refund-above-paid"));
    }

    @Test
    void the_same_payment_told_again_is_still_known_after_refunds_and_receipt() {
        order.given(paid(1177), refunded("r-1", 177, 177, 1000), received(NOW))
                .when(pay(LI_LEI, 1177, NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        order.given(paid(1177), received(NOW), refunded("r-1", 1177, 1177, 0))
                .when(pay(LI_LEI, 1177, NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refuses_another_payment_under_the_id_of_an_order_that_was_paid_back() {
        order.given(paid(1177), refunded("r-1", 1177, 1177, 0))
                .when(pay(LI_LEI, 500, NOW))
                .expectException(refusal("order-clash"));
    }

    @Test
    void refuses_a_refund_where_nothing_is_left() {
        order.given(paid(1177), refunded("r-1", 1177, 1177, 0))
                .when(refund("r-2", 1))
                .expectException(refusal("refund-above-paid"));
    }

    @Test
    void an_order_that_was_received_can_be_refunded_and_the_refund_told_twice() {
        order.given(paid(1177), received(NOW)).when(refund("r-1", 177)).expectEvents(refunded("r-1", 177, 177, 1000));
        order.given(paid(1177), refunded("r-1", 177, 177, 1000), received(NOW))
                .when(refund("r-1", 177))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refuses_the_refund_in_another_currency_even_under_a_known_id() {
        order.given(paid(1177), refunded("r-1", 177, 177, 1000))
                .when(new RecordRefund(ORDER, new RefundId("r-1"), new Money(177, "JPY"), NOW))
                .expectException(refusal("currency-mismatch"));
    }

    @Test
    void is_received_at_the_moment_of_payment_at_the_earliest() {
        order.given(paid(1177)).when(receive(NOW)).expectEvents(received(NOW));
        order.given(paid(1177)).when(receive(NOW.minusNanos(1))).expectException(refusal("received-before-paid"));
    }

    @Test
    void refuses_the_receipt_of_an_order_that_nobody_paid() {
        order.givenNoPriorActivity()
                .when(receive(NOW))
                .expectException(refusal("unknown-order"))
                .expectNoEvents();
    }

    @Test
    void received_twice_is_received_once_at_whatever_time_it_is_said_again() {
        order.given(paid(1177), received(NOW.plusSeconds(60)))
                .when(receive(NOW.plusSeconds(120)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        order.given(paid(1177), received(NOW.plusSeconds(60)))
                .when(receive(NOW.minusSeconds(1)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void what_was_paid_back_in_part_or_whole_can_still_arrive() {
        order.given(paid(1177), refunded("r-1", 177, 177, 1000))
                .when(receive(NOW))
                .expectEvents(received(NOW));
        order.given(paid(1177), refunded("r-1", 1177, 1177, 0))
                .when(receive(NOW))
                .expectEvents(received(NOW));
    }

    private static RecordOrderReceived receive(Instant at) {
        return new RecordOrderReceived(ORDER, at);
    }

    private static OrderReceived received(Instant at) {
        return new OrderReceived(ORDER, LI_LEI, at);
    }

    private static Money yuan(long fen) {
        return new Money(fen, "CNY");
    }

    private static Amount amount(long fen) {
        return new Amount(fen, "CNY");
    }

    private static RecordOrderPaid pay(CustomerId customer, long fen, Instant occurredAt) {
        return new RecordOrderPaid(ORDER, customer, yuan(fen), null, null, null, occurredAt);
    }

    private static OrderPaid paid(long fen) {
        return new OrderPaid(ORDER, LI_LEI, amount(fen), List.of(), null, null, NOW);
    }

    private static RecordRefund refund(String id, long fen) {
        return new RecordRefund(ORDER, new RefundId(id), yuan(fen), NOW);
    }

    private static OrderRefunded refunded(String id, long fen, long total, long net) {
        return new OrderRefunded(ORDER, LI_LEI, new RefundId(id), amount(fen), amount(total), amount(net), NOW);
    }
}
