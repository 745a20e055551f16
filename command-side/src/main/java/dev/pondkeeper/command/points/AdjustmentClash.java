package dev.pondkeeper.command.points;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.points.AdjustmentId;

/** The same adjustment twice is one adjustment, so it cannot have two amounts. */
final class AdjustmentClash extends Refusal {

    private static final long serialVersionUID = 1L;

    AdjustmentClash(AdjustmentId adjustment, long recorded) {
        super("adjustment-clash", "Adjustment " + adjustment + " was recorded already, over " + recorded + " points.");
    }
}
