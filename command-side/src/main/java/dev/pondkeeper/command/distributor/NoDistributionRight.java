package dev.pondkeeper.command.distributor;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;

/** There is no right to suspend, reinstate or revoke. */
final class NoDistributionRight extends Refusal {

    private static final long serialVersionUID = 1L;

    NoDistributionRight(CustomerId customer) {
        super("no-distribution-right", "Customer " + customer + " has no right to distribute.");
    }
}
