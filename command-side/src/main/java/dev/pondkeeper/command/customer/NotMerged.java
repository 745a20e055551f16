package dev.pondkeeper.command.customer;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;

/** There is no such merge to take back. */
final class NotMerged extends Refusal {

    private static final long serialVersionUID = 1L;

    NotMerged(CustomerId survivor, CustomerId merged) {
        super("not-merged", "Customer " + merged + " is not merged into customer " + survivor + " by that merge.");
    }
}
