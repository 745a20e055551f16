package dev.pondkeeper.command.points;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.points.RedemptionId;

/** Only what was redeemed can be taken back. */
final class UnknownRedemption extends Refusal {

    private static final long serialVersionUID = 1L;

    UnknownRedemption(RedemptionId redemption) {
        super("unknown-redemption", "No redemption " + redemption + " is recorded on this account.");
    }
}
