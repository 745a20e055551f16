package dev.pondkeeper.command.coupon;

import dev.pondkeeper.kernel.Refusal;
import java.time.Instant;

/** A coupon can be used for some time: [validFrom, validUntil). */
final class CouponEndsBeforeItStarts extends Refusal {

    private static final long serialVersionUID = 1L;

    CouponEndsBeforeItStarts(Instant validFrom, Instant validUntil) {
        super(
                "coupon-ends-before-it-starts",
                "The coupon would be valid until " + validUntil + ", which is not after its start " + validFrom + ".");
    }
}
