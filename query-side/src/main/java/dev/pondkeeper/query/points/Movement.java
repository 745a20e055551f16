package dev.pondkeeper.query.points;

/** What a line of a statement records. */
enum Movement {
    EARNED,
    ACTIVATED,
    EXPIRED,
    EXPIRY_EXTENDED,
    REDEEMED,
    REDEMPTION_REVERSED,
    HELD,
    CAPTURED,
    HOLD_RELEASED,
    HOLD_TIMED_OUT,
    CLAWED_BACK,
    REFUND_NOTED,
    ADJUSTED,
    TRANSFERRED_OUT,
    TRANSFERRED_IN,
    FROZEN,
    UNFROZEN,
    MOVED_OUT,
    MOVED_IN
}
