package dev.pondkeeper.saga.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.coupon.CouponCommand.RedeemCouponForOrder;
import dev.pondkeeper.kernel.coupon.CouponCommand.ReturnCoupon;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.CouponId;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderEvent.OrderRefunded;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhenOrderPaidThenRedeemCouponTest {

    private static final Instant PAID_AT = Instant.parse("2026-03-01T02:00:00Z");
    private static final Instant RECORDED_AT = PAID_AT.plusSeconds(3);
    private static final OrderId ORDER = new OrderId("o-1");
    private static final CustomerId LI_LEI = new CustomerId("42");
    private static final CouponId COUPON = new CouponId("cp-1");

    private final List<Sent> sent = new ArrayList<>();
    private final WhenOrderPaidThenRedeemCoupon policy = new WhenOrderPaidThenRedeemCoupon();

    private record Sent(String policy, String id, Command command) {}

    @Test
    void a_paid_order_uses_its_coupon_up_as_of_the_recording_of_the_payment() {
        policy.on(paid(COUPON), RECORDED_AT, this::send);
        assertThat(sent)
                .containsExactly(new Sent(
                        "order-coupon",
                        "o-1",
                        new RedeemCouponForOrder(COUPON, LI_LEI, ORDER, new Money(8500, "CNY"), RECORDED_AT, PAID_AT)));
    }

    @Test
    void an_order_without_a_coupon_asks_for_nothing() {
        policy.on(paid(null), RECORDED_AT, this::send);
        policy.on(refunded(0), order -> Optional.of(paid(null)), this::send);
        assertThat(sent).isEmpty();
    }

    @Test
    void a_full_refund_gives_the_coupon_back_and_a_partial_one_does_not() {
        policy.on(refunded(1), order -> Optional.of(paid(COUPON)), this::send);
        assertThat(sent).isEmpty();
        policy.on(refunded(0), order -> Optional.of(paid(COUPON)), this::send);
        assertThat(sent)
                .containsExactly(new Sent("order-coupon", "o-1/refunded", new ReturnCoupon(COUPON, ORDER, PAID_AT)));
    }

    private void send(String asking, String id, Command command) {
        sent.add(new Sent(asking, id, command));
    }

    private static OrderPaid paid(@Nullable CouponId coupon) {
        return new OrderPaid(ORDER, LI_LEI, amount(8500), List.of(), coupon, null, PAID_AT);
    }

    private static OrderRefunded refunded(long net) {
        return new OrderRefunded(
                ORDER, LI_LEI, new RefundId("r-1"), amount(8500 - net), amount(8500 - net), amount(net), PAID_AT);
    }

    private static Amount amount(long fen) {
        return new Amount(fen, "CNY");
    }
}
