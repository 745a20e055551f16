package dev.pondkeeper.command.points;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.points.HoldId;

/** The parts that are captured never add up to more than was held. */
final class HoldExceeded extends Refusal {

    private static final long serialVersionUID = 1L;

    HoldExceeded(HoldId hold, long asked, long left) {
        super("hold-exceeded", "Asked for " + asked + " points, hold " + hold + " has " + left + " left.");
    }
}
