package dev.pondkeeper.command;

import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;

/** What becomes of memberships when two customers turn out to be one person (DOMAIN.md §2, Customer). */
public interface MergedMemberships {

    /**
     * The survivor's term stands; where it has none that runs, the merged customer's is taken over. Growth value that still
     * counts comes along order by order, so that later refunds find it, and may raise the survivor's tier; so does a tier that
     * staff has set, until its date. Nothing lowers it.
     * The merged customer's own membership is left as it is, for nobody. Everything goes into the commit of the calling handler.
     *
     * @param occurredAt business time of the merge
     * @param recordedAt when the decision is taken: what has fallen due by then is recorded first
     */
    void merge(CustomerId survivor, CustomerId merged, Instant occurredAt, Instant recordedAt);

    /**
     * Takes that merge back. Growth value that it brought goes home as it stands after refunds; so do its term, unless that was
     * carried on since, and its floor, unless staff have set another. What happened since stays with the survivor. A tier that stood on what goes
     * home is held against the growth value at once, and falls no faster than any other. Everything goes into the commit of the
     * calling handler.
     *
     * @param occurredAt business time
     * @param recordedAt when the decision is taken: what has fallen due by then is recorded first
     */
    void unmerge(CustomerId survivor, CustomerId merged, Instant occurredAt, Instant recordedAt);
}
