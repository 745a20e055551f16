package dev.pondkeeper.command.points;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.points.RedemptionId;

/** A redemption that was taken back is over: who means to spend again needs another id. */
final class RedemptionAlreadyReversed extends Refusal {

    private static final long serialVersionUID = 1L;

    RedemptionAlreadyReversed(RedemptionId redemption) {
        super("redemption-reversed", "Redemption " + redemption + " was taken back; redeem under another id.");
    }
}
