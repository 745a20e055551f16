package dev.pondkeeper.command.coupon;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.order.CouponId;
import java.time.Instant;

/** A coupon is usable up to its last instant, which is not included. */
final class CouponHasExpired extends Refusal {

    private static final long serialVersionUID = 1L;

    CouponHasExpired(CouponId coupon, Instant validUntil) {
        super("coupon-expired", "Coupon " + coupon + " was valid until " + validUntil + ".");
    }
}
