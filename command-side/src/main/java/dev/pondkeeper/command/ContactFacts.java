package dev.pondkeeper.command;

import dev.pondkeeper.kernel.customer.CustomerId;

/**
 * What has to be known of a customer before they are contacted, read from the ledger itself at the moment of the decision.
 * Whether anything may be done for them at all is asked of {@link KnownCustomers}.
 */
@FunctionalInterface
public interface ContactFacts {

    /** @param customer somebody registered, who acts for themselves */
    ContactProfile of(CustomerId customer);
}
