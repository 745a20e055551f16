package dev.pondkeeper.command.customer;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;

/** A customer is merged into at most one other at any time. */
final class AlreadyMerged extends Refusal {

    private static final long serialVersionUID = 1L;

    AlreadyMerged(CustomerId merged, CustomerId survivor) {
        super("already-merged", "Customer " + merged + " is merged into customer " + survivor + " already.");
    }
}
