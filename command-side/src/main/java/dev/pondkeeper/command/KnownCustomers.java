package dev.pondkeeper.command;

import dev.pondkeeper.kernel.customer.CustomerId;

/** Who is in the pond, read from the ledger itself and never from a view that may lag. */
@FunctionalInterface
public interface KnownCustomers {

    boolean isRegistered(CustomerId customer);

    /** @throws UnknownCustomer if nobody was registered under this id */
    default void require(CustomerId customer) {
        if (!isRegistered(customer)) throw new UnknownCustomer(customer);
    }
}
