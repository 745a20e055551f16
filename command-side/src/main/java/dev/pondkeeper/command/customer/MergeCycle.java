package dev.pondkeeper.command.customer;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;

/** The one to survive was merged into the other one before. */
final class MergeCycle extends Refusal {

    private static final long serialVersionUID = 1L;

    MergeCycle(CustomerId survivor, CustomerId merged) {
        super(
                "merge-cycle",
                "Customer " + survivor + " was merged into customer " + merged
                        + ", so it cannot survive a merge with it.");
    }
}
