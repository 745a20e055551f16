package dev.pondkeeper.command.coupon;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.order.CouponId;
import java.time.Instant;

/** One reservation at a time. */
final class CouponTaken extends Refusal {

    private static final long serialVersionUID = 1L;

    CouponTaken(CouponId coupon, Instant until) {
        super("coupon-reserved", "Coupon " + coupon + " is reserved for another order until " + until + ".");
    }
}
