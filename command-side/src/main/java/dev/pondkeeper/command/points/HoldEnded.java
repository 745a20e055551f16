package dev.pondkeeper.command.points;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.points.HoldId;

/** Nothing can be captured from a hold that is over. */
final class HoldEnded extends Refusal {

    private static final long serialVersionUID = 1L;

    HoldEnded(HoldId hold) {
        super(
                "hold-ended",
                "Hold " + hold + " was captured, released or timed out; nothing is held under it any more.");
    }
}
