package dev.pondkeeper.command.coupon;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.order.CouponId;

/** One order can use a coupon once (DOMAIN.md §2, Coupon). */
final class CouponAlreadyRedeemed extends Refusal {

    private static final long serialVersionUID = 1L;

    CouponAlreadyRedeemed(CouponId coupon) {
        super("coupon-redeemed", "Coupon " + coupon + " has been used already.");
    }
}
