package dev.pondkeeper.kernel.points;

/** What becomes of the rest of a hold when a part of it is captured. */
public enum HoldRest {
    /** It stays held, for further parts. */
    KEEP,
    /** It is free: this was the last part. */
    RELEASE
}
