package dev.pondkeeper.command;

import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;

/**
 * What a merge of two customers does to their points (DOMAIN.md §2, Customer): all of it goes into the commit of the command
 * that asks for it, or none.
 */
public interface MergedAccounts {

    /**
     * Moves every open lot, every open hold and what is owed to the survivor's account; dates and origin of each lot are kept.
     *
     * @param mergeId of that merge, unique among all; matches the shape of a caller's id
     * @param occurredAt business time
     * @param recordedAt when the decision is taken: what has fallen due by then is recorded first
     */
    void merge(CustomerId from, CustomerId into, String mergeId, Instant occurredAt, Instant recordedAt);

    /** Takes that merge back: what is left of the lots that it moved returns, with the holds still open on them. */
    void unmerge(CustomerId from, CustomerId into, String mergeId, Instant occurredAt, Instant recordedAt);
}
