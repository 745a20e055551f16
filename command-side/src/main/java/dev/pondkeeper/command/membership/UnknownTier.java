package dev.pondkeeper.command.membership;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.programme.TierRules.Tier;
import java.util.List;

/** Only a tier of the programme's table can be set. */
final class UnknownTier extends Refusal {

    private static final long serialVersionUID = 1L;

    UnknownTier(String tier, List<Tier> table) {
        super(
                "unknown-tier",
                "There is no tier " + tier + "; there are "
                        + table.stream().map(Tier::code).toList() + ".");
    }
}
