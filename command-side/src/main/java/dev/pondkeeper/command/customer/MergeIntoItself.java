package dev.pondkeeper.command.customer;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;

/** Nobody can be merged into themselves. */
final class MergeIntoItself extends Refusal {

    private static final long serialVersionUID = 1L;

    MergeIntoItself(CustomerId customer) {
        super("merge-into-itself", "Customer " + customer + " is named as survivor and as merged.");
    }
}
