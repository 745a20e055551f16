package dev.pondkeeper.command.points;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.points.EarningId;

/** The same earning twice is one earning, so it cannot have two amounts. */
final class EarningClash extends Refusal {

    private static final long serialVersionUID = 1L;

    EarningClash(EarningId earning, long recorded) {
        super("earning-clash", "Earning " + earning + " was recorded already, over " + recorded + " points.");
    }
}
