package dev.pondkeeper.command.coupon;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.order.CouponId;

/** Nobody was given a coupon under this id. */
final class UnknownCoupon extends Refusal {

    private static final long serialVersionUID = 1L;

    UnknownCoupon(CouponId coupon) {
        super("unknown-coupon", "No coupon " + coupon + " was issued; send IssueCoupon first.");
    }
}
