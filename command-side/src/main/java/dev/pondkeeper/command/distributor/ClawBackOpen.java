package dev.pondkeeper.command.distributor;

import dev.pondkeeper.kernel.Refusal;

/** While a claw-back is open, withdrawals stop (DOMAIN.md §2, DistributionReferral). */
final class ClawBackOpen extends Refusal {

    private static final long serialVersionUID = 1L;

    ClawBackOpen(long owed, String currency) {
        super(
                "claw-back-open",
                "The wallet owes " + owed + " minor units of " + currency + "; the next settlements pay them first.");
    }
}
