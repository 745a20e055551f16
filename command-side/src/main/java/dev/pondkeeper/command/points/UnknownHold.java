package dev.pondkeeper.command.points;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.points.HoldId;

/** Only what was held can be captured or released. */
final class UnknownHold extends Refusal {

    private static final long serialVersionUID = 1L;

    UnknownHold(HoldId hold) {
        super("unknown-hold", "No hold " + hold + " is recorded on this account; send HoldPoints first.");
    }
}
