package dev.pondkeeper.command.coupon;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.order.CouponId;
import java.time.Instant;

/** A coupon is usable from its first instant on. */
final class CouponNotYetValid extends Refusal {

    private static final long serialVersionUID = 1L;

    CouponNotYetValid(CouponId coupon, Instant validFrom) {
        super("coupon-not-yet-valid", "Coupon " + coupon + " is valid from " + validFrom + " on.");
    }
}
