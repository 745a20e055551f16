package dev.pondkeeper.command.coupon;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.order.CouponId;
import dev.pondkeeper.kernel.order.OrderId;

/** One reservation has one amount. */
final class CouponReservationClash extends Refusal {

    private static final long serialVersionUID = 1L;

    CouponReservationClash(CouponId coupon, OrderId order, long reserved) {
        super(
                "coupon-reservation-clash",
                "Coupon " + coupon + " is reserved for order " + order + " over " + reserved
                        + " minor units; send ReleaseCoupon first.");
    }
}
