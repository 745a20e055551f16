package dev.pondkeeper.command.touch;

/** What can keep a touch from being sent, in the order in which the gate asks (DOMAIN.md §2, Touch). */
enum Obstacle {
    /** Imported history sends nothing. */
    HISTORICAL,
    CUSTOMER_ERASED,
    PROCESSING_RESTRICTED,
    NO_CONSENT,
    DO_NOT_DISTURB,
    QUIET_HOURS,
    FREQUENCY_CAP,
    HOLDOUT
}
