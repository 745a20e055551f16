package dev.pondkeeper.command.customer;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;

/** The id is taken by a registration that says something else. */
final class CustomerAlreadyRegistered extends Refusal {

    private static final long serialVersionUID = 1L;

    CustomerAlreadyRegistered(CustomerId customer) {
        super(
                "customer-already-registered",
                "Customer " + customer + " is registered already, with other particulars.");
    }
}
