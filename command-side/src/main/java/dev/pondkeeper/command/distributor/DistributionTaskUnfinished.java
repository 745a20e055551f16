package dev.pondkeeper.command.distributor;

import dev.pondkeeper.kernel.Refusal;

/** The right by TASK is for those who have done it (DOMAIN.md §2, Distributor). */
final class DistributionTaskUnfinished extends Refusal {

    private static final long serialVersionUID = 1L;

    DistributionTaskUnfinished(int days, int daysAsked, long spent, long spendAsked) {
        super(
                "distribution-task-unfinished",
                "Checked in on " + days + " of " + daysAsked + " days, spent " + spent + " of " + spendAsked
                        + " minor units.");
    }
}
