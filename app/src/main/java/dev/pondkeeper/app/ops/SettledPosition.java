package dev.pondkeeper.app.ops;

import dev.pondkeeper.eventstore.Ledger;
import dev.pondkeeper.eventstore.LedgerCommit;
import dev.pondkeeper.eventstore.LedgerEvent;
import dev.pondkeeper.kernel.MetadataKeys;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * Up to where everything has come to rest: every event seen by every view and reacted to by every policy, and everything that
 * came of it seen too (API.md, Queries). A commit that a reaction caused names the position of the caller's own commit behind
 * it; as long as such a one is unseen, its root is not settled. What is parked has been neither seen nor reacted to: as long as
 * an event is, nothing from the caller's commit behind it on is settled, though everybody else's events are shown.
 */
@Component
class SettledPosition {

    /** With more than this unseen, the last answer stands: importers ask often while there is much to do. */
    private static final int MOST_UNSEEN = 5_000;

    private final Ledger ledger;
    private final Processors processors;
    private long last = -1;
    private volatile long knownTail = -1;

    SettledPosition(Ledger ledger, Processors processors) {
        this.ledger = ledger;
        this.processors = processors;
    }

    /** −1 where nothing is settled. Falls back while a view is rebuilt. */
    synchronized long get() {
        long seen = processors.least();
        long tail = ledger.tail();
        if (seen >= tail) last = tail;
        else if (tail - seen > MOST_UNSEEN) last = Math.min(last, seen);
        else last = Math.min(seen, leastRootAfter(seen) - 1);
        OptionalLong parked = processors.leastParkedRoot();
        return parked.isPresent() ? Math.min(last, parked.getAsLong() - 1) : last;
    }

    /** Whether everything has come to rest: cheaper to ask, again and again, than up to where it has. */
    boolean isAtTail() {
        long seen = processors.least();
        if (seen < knownTail) return false; // the ledger never gets shorter, so there is nobody to ask
        knownTail = ledger.tail();
        return seen >= knownTail && processors.leastParkedRoot().isEmpty();
    }

    private long leastRootAfter(long seen) {
        long least = Long.MAX_VALUE;
        List<LedgerCommit> unseen = ledger.read(seen, MOST_UNSEEN);
        for (LedgerCommit commit : unseen) {
            for (LedgerEvent event : commit.events()) {
                if (event.position() > seen) least = Math.min(least, rootOf(event));
            }
        }
        return least;
    }

    private static long rootOf(LedgerEvent event) {
        String root = event.meta().get(MetadataKeys.ROOT_POSITION);
        return root == null ? event.position() : Long.parseLong(root);
    }
}
