package dev.pondkeeper.command;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;

/** Nobody was registered under this id. */
public final class UnknownCustomer extends Refusal {

    private static final long serialVersionUID = 1L;

    public UnknownCustomer(CustomerId customer) {
        super("unknown-customer", "No customer " + customer + " is registered; send RegisterCustomer first.");
    }
}
