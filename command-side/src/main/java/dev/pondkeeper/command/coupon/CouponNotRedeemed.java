package dev.pondkeeper.command.coupon;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.order.CouponId;
import dev.pondkeeper.kernel.order.OrderId;

/** Only what an order has used can come back from it. */
final class CouponNotRedeemed extends Refusal {

    private static final long serialVersionUID = 1L;

    CouponNotRedeemed(CouponId coupon, OrderId order) {
        super("coupon-not-redeemed", "Coupon " + coupon + " was not used by order " + order + ".");
    }
}
