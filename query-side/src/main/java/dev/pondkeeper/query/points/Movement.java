package dev.pondkeeper.query.points;

/** What a line of a statement records. */
enum Movement {
    EARNED,
    REDEEMED
}
