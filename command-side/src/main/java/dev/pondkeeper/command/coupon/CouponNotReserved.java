package dev.pondkeeper.command.coupon;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.order.CouponId;
import dev.pondkeeper.kernel.order.OrderId;

/** Without a reservation nobody has said what the order amounts to. */
final class CouponNotReserved extends Refusal {

    private static final long serialVersionUID = 1L;

    CouponNotReserved(CouponId coupon, OrderId order) {
        super(
                "coupon-not-reserved",
                "Coupon " + coupon + " is not reserved for order " + order + "; name the order's amount.");
    }
}
