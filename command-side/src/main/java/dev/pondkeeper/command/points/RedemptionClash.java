package dev.pondkeeper.command.points;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.points.RedemptionId;

/** The same redemption twice is one redemption, so it cannot have two amounts. */
final class RedemptionClash extends Refusal {

    private static final long serialVersionUID = 1L;

    RedemptionClash(RedemptionId redemption, long recorded) {
        super("redemption-clash", "Redemption " + redemption + " was recorded already, over " + recorded + " points.");
    }
}
