package dev.pondkeeper.command;

import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;

/** What becomes of referrals when two customers turn out to be one person (DOMAIN.md §2, Customer; §6). */
public interface MergedReferrals {

    /**
     * Ends what cannot stay: the edge between the two, and every edge that would now lead back to the person it came from. The
     * merged customer's own referrer becomes the survivor's where the survivor has none. Those whom the merged customer referred
     * stay as they are and resolve to the survivor. Everything goes into the commit of the calling handler.
     *
     * @param occurredAt business time of the merge
     */
    void merge(CustomerId survivor, CustomerId merged, Instant occurredAt);

    /**
     * Takes that merge back: each of the two is brought again by whom the merge had parted them from. An edge that was changed
     * since stays as it is, and so does one that would close a circle by now. Orders keep the referrer that they were paid under.
     * Everything goes into the commit of the calling handler.
     *
     * @param mergedAt business time of the merge
     * @param occurredAt business time
     */
    void unmerge(CustomerId survivor, CustomerId merged, Instant mergedAt, Instant occurredAt);
}
