package dev.pondkeeper.command.coupon;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.order.CouponId;

/** The coupon's id is taken by one that says something else. */
final class CouponClash extends Refusal {

    private static final long serialVersionUID = 1L;

    CouponClash(CouponId coupon) {
        super("coupon-clash", "Coupon " + coupon + " was issued already, with other particulars.");
    }
}
