package dev.pondkeeper.command.coupon;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.order.CouponId;

/** The coupon was taken away before it was used. */
final class CouponIsVoid extends Refusal {

    private static final long serialVersionUID = 1L;

    CouponIsVoid(CouponId coupon, String reason) {
        super("coupon-voided", "Coupon " + coupon + " was voided: " + reason + ".");
    }
}
