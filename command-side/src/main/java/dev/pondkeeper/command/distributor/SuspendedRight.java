package dev.pondkeeper.command.distributor;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;

/** While the right is suspended nothing is granted and nothing withdrawn. */
final class SuspendedRight extends Refusal {

    private static final long serialVersionUID = 1L;

    SuspendedRight(CustomerId customer) {
        super("distributor-suspended", "The right of customer " + customer + " to distribute is suspended.");
    }
}
