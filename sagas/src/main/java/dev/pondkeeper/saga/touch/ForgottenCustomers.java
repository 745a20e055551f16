package dev.pondkeeper.saga.touch;

import dev.pondkeeper.kernel.customer.CustomerId;

/** Port: who has been erased, read from the ledger itself. */
@FunctionalInterface
public interface ForgottenCustomers {

    /** Whether the customer, or who they turned out to be, has been erased. */
    boolean isForgotten(CustomerId customer);
}
