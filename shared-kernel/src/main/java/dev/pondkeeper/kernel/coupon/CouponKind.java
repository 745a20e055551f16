package dev.pondkeeper.kernel.coupon;

/** What a coupon takes off. */
public enum CouponKind {
    /** The customer pays so many percent: 85 is 8.5折. */
    PERCENT_PAID,
    /** The customer pays so much less, at least nothing. */
    AMOUNT_OFF
}
