package dev.pondkeeper.kernel.membership;

/** Where a membership stands (DOMAIN.md §2, Membership). */
public enum MembershipState {
    /** Never enrolled; growth value and tier there may be all the same. */
    NONE,
    /** The term is yet to begin. */
    PENDING,
    ACTIVE,
    /** The term is over, and a renewal still carries on from it. */
    GRACE,
    LAPSED,
    CANCELLED
}
