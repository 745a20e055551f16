package dev.pondkeeper.command;

import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;

/** What becomes of the right to distribute when two customers turn out to be one person (DOMAIN.md §2, Customer; Distributor). */
public interface MergedDistributors {

    /**
     * The survivor comes into the merged customer's right, and into its suspension or revocation: whoever may not distribute under one id
     * may not under the other. Wallet and commissions stay under the id that earned them, and the merged customer's own right is
     * left as it is, for orders that were paid before. Everything goes into the commit of the calling handler.
     *
     * @param occurredAt business time of the merge
     */
    void merge(CustomerId survivor, CustomerId merged, Instant occurredAt);

    /**
     * Takes that merge back: the survivor's right is what it would be without it, unless staff have decided on it since.
     * Everything goes into the commit of the calling handler.
     *
     * @param occurredAt business time
     */
    void unmerge(CustomerId survivor, CustomerId merged, Instant occurredAt);
}
