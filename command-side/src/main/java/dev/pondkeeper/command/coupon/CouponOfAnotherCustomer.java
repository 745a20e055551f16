package dev.pondkeeper.command.coupon;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.order.CouponId;

/** A coupon belongs to one customer (DOMAIN.md §2, Coupon); whose it is stays unsaid. */
final class CouponOfAnotherCustomer extends Refusal {

    private static final long serialVersionUID = 1L;

    CouponOfAnotherCustomer(CouponId coupon) {
        super("coupon-of-another-customer", "Coupon " + coupon + " was not issued to this customer.");
    }
}
