package dev.pondkeeper.command.points;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.points.HoldId;

/** The same hold twice is one hold, so it cannot have two amounts. */
final class HoldClash extends Refusal {

    private static final long serialVersionUID = 1L;

    HoldClash(HoldId hold, long recorded) {
        super("hold-clash", "Hold " + hold + " was recorded already, over " + recorded + " points.");
    }
}
