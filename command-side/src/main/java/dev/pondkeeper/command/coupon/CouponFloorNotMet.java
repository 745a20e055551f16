package dev.pondkeeper.command.coupon;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.order.CouponId;

/** The order has to reach the coupon's floor (门槛). */
final class CouponFloorNotMet extends Refusal {

    private static final long serialVersionUID = 1L;

    CouponFloorNotMet(CouponId coupon, long amount, long floor) {
        super(
                "coupon-floor-not-met",
                "Coupon " + coupon + " needs an order of " + floor + " minor units, not " + amount + ".");
    }
}
