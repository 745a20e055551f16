package dev.pondkeeper.command;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;

/** The person asked to be forgotten (DOMAIN.md §2, Customer). */
public final class CustomerIsErased extends Refusal {

    private static final long serialVersionUID = 1L;

    public CustomerIsErased(CustomerId customer) {
        super(
                "customer-erased",
                "Customer " + customer + " has been erased; nothing can be done under this id any more.");
    }
}
