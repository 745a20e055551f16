package dev.pondkeeper.command.distributor;

import dev.pondkeeper.command.Referrers.Standing;
import dev.pondkeeper.kernel.programme.DistributionRules;

/**
 * Where somebody stands with the right to distribute.
 *
 * @param way by which it was come by; says nothing where there is no right
 */
record HeldRight(Standing standing, DistributionRules.Right way) {

    static final HeldRight NONE = new HeldRight(Standing.NO_RIGHT, DistributionRules.Right.DESIGNATION);

    boolean isNone() {
        return standing == Standing.NO_RIGHT;
    }

    HeldRight in(Standing next) {
        return new HeldRight(next, way);
    }

    /** The stricter of two rights of one person: standings are named from the least strict on. */
    HeldRight joinedBy(HeldRight other) {
        if (isNone()) return other;
        return other.standing().compareTo(standing) > 0 ? in(other.standing()) : this;
    }
}
