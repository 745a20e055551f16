package dev.pondkeeper.command;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;

/** The id belongs to somebody else since a merge; the door resolves it and asks again. */
public final class CustomerMerged extends Refusal {

    private static final long serialVersionUID = 1L;

    public CustomerMerged(CustomerId customer, CustomerId survivor) {
        super("customer-merged", "Customer " + customer + " is merged into customer " + survivor + "; name that one.");
    }
}
