package dev.pondkeeper.command.coupon;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.order.CouponId;

/** An amount is taken off, or a floor reached, in the coupon's own currency. */
final class CouponCurrencyMismatch extends Refusal {

    private static final long serialVersionUID = 1L;

    CouponCurrencyMismatch(CouponId coupon, String currency, String asked) {
        super("coupon-currency-mismatch", "Coupon " + coupon + " is in " + currency + ", not in " + asked + ".");
    }
}
