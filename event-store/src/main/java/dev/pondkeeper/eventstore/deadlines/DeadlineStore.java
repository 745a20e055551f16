package dev.pondkeeper.eventstore.deadlines;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What deadlines ask of their collection. A process may die before and after each of these calls. */
interface DeadlineStore {

    /**
     * Keeps new deadlines.
     *
     * @param heldUntil real time before which none of them is fired, unless {@link #free} comes first; null for none
     * @return the ids that were there already; those are left as they are
     */
    Set<String> insert(List<StoredDeadline> deadlines, @Nullable Instant heldUntil);

    /** Lets deadlines that are held by nobody fire when they are due. */
    void free(Collection<StoredDeadline> deadlines);

    /** Puts deadlines into the place of those with the same ids. */
    void replace(Collection<StoredDeadline> deadlines);

    /** Takes back deadlines that nobody has claimed yet. */
    void takeBack(Collection<String> ids);

    void cancel(List<Cancelled> what);

    /** When there is something to do next. */
    Upcoming upcoming();

    /**
     * Claims what is due and free, the earliest first.
     *
     * @param now that of the injected clock
     * @param realNow for the leases of others
     * @param until real time at which the claim ends unless it is renewed
     * @param claim a name that no claim had before
     */
    List<StoredDeadline> claim(Instant now, Instant realNow, Instant until, int most, Claimant claimant, String claim);

    /** Whether the claim still stands and the deadline was not cancelled. */
    boolean holds(StoredDeadline deadline);

    void renew(Claimant claimant, Collection<String> ids, Instant until);

    /** Ends what has fired, as far as the claims still stand. */
    void complete(Collection<StoredDeadline> fired);

    /** Ends the claim after a failed attempt; from the given real time on anybody may try again. */
    void retry(StoredDeadline deadline, Instant from, String error);

    void park(StoredDeadline deadline, Instant realNow, String error);

    /** Ends claims on what was not tried. */
    void giveBack(Collection<StoredDeadline> deadlines, Instant realNow);

    /** Whether something is due, or was and is not done with yet. Parked ones are done with. */
    boolean isBusy(Instant now);

    /** When the first deadline that nobody holds is due. */
    Optional<Instant> firstDue();

    List<ParkedDeadline> parked(int most);

    /** Lets a parked one be tried again; false where there is none. */
    boolean unpark(String id, Instant realNow);

    /** How many there are in each state. */
    DeadlineCounts counts();

    /**
     * What is to be cancelled.
     *
     * @param id of the one that is meant; null for all of the name
     * @param scope serialized; null for every scope
     * @param except ids that stay
     */
    record Cancelled(
            String name, @Nullable String id, @Nullable String scope, Set<String> except) {}

    /** The process that claims. */
    record Claimant(String name) {}

    /**
     * When there is something to do.
     *
     * @param due the earliest time at which one is due that nobody holds
     * @param free the earliest real time at which a lease, or a pause between attempts, ends
     */
    record Upcoming(@Nullable Instant due, @Nullable Instant free) {}
}
