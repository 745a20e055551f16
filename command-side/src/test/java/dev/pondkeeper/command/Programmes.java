package dev.pondkeeper.command;

import dev.pondkeeper.kernel.programme.DistributionRules;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.ReferralRules;

/** The shipped programme with other rules for those who bring customers. */
public final class Programmes {

    private Programmes() {}

    public static Programme of(ReferralRules referral, DistributionRules distribution) {
        Programme shipped = Programme.DEFAULT;
        return new Programme(
                shipped.version(),
                shipped.zone(),
                shipped.currency(),
                shipped.points(),
                shipped.membership(),
                shipped.tiers(),
                referral,
                distribution,
                shipped.contact(),
                shipped.renewal(),
                shipped.ladder());
    }
}
