package dev.pondkeeper.command.points;

import dev.pondkeeper.kernel.Refusal;

/** Available points never go below zero (DOMAIN.md §2, PointsAccount). */
final class InsufficientPoints extends Refusal {

    private static final long serialVersionUID = 1L;

    InsufficientPoints(long asked, long usable) {
        super("insufficient-points", "Asked for " + asked + " points, " + usable + " can be used now.");
    }
}
