package dev.pondkeeper.command.distributor;

import dev.pondkeeper.kernel.Refusal;

/** The programme does not open this way to the right (DOMAIN.md §2, Distributor). */
final class DistributionWayClosed extends Refusal {

    private static final long serialVersionUID = 1L;

    DistributionWayClosed(String way) {
        super(
                "distribution-way-closed",
                "The way " + way + " to the right to distribute is not open in this programme.");
    }
}
