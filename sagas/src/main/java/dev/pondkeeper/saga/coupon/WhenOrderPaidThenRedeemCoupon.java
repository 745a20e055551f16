package dev.pondkeeper.saga.coupon;

import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.coupon.CouponCommand.RedeemCouponForOrder;
import dev.pondkeeper.kernel.coupon.CouponCommand.ReturnCoupon;
import dev.pondkeeper.kernel.order.CouponId;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderEvent.OrderRefunded;
import dev.pondkeeper.saga.PaidOrders;
import dev.pondkeeper.saga.ReactionCommands;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/**
 * An order that was paid with a coupon uses it up; one that was paid back whole gives it back (DOMAIN.md §2, Coupon). One
 * policy does both, so that an order paid and refunded at once keeps its sequence.
 */
@Component
@ProcessingGroup(WhenOrderPaidThenRedeemCoupon.POLICY)
class WhenOrderPaidThenRedeemCoupon {

    static final String POLICY = "order-coupon";

    @EventHandler
    void on(OrderPaid event, @Timestamp Instant recordedAt, ReactionCommands commands) {
        CouponId coupon = event.couponId();
        if (coupon == null) return;
        commands.send(
                POLICY,
                event.orderId().value(),
                new RedeemCouponForOrder(
                        coupon,
                        event.customerId(),
                        event.orderId(),
                        new Money(event.amount().amount(), event.amount().currency()),
                        recordedAt,
                        event.occurredAt()));
    }

    @EventHandler
    void on(OrderRefunded event, PaidOrders orders, ReactionCommands commands) {
        if (event.net().amount() > 0) return;
        CouponId coupon = orders.find(event.orderId()).map(OrderPaid::couponId).orElse(null);
        if (coupon == null) return;
        commands.send(
                POLICY, event.orderId() + "/refunded", new ReturnCoupon(coupon, event.orderId(), event.occurredAt()));
    }
}
