package dev.pondkeeper.eventstore;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Places commits at the end of the ledger: those that wait together travel together, and one batch is in flight at a time.
 *
 * <p>There is no thread of its own. Whoever finds nothing in flight sends what waits, its own commit among it, so that a
 * lone commit leaves at once and pays for no hand-over.
 *
 * <p>A second batch must not overtake the first: were the first lost in a fail-over and the second kept, positions would have
 * a hole.
 */
final class GroupCommit {
    private final LedgerSettings settings;
    private final Queue<WaitingCommit> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean sending = new AtomicBoolean();

    /** Touched only by the thread that is sending. */
    private final Placement placement;

    /**
     * Makes one over the store.
     *
     * @param onLanded hears of commits in their order, once they are acknowledged
     */
    GroupCommit(CommitStore store, Clock clock, LedgerSettings settings, Consumer<List<LedgerCommit>> onLanded) {
        this.settings = settings;
        this.placement = new Placement(store, clock, settings.patience(), onLanded);
    }

    LedgerCommit append(WaitingCommit mine) {
        waiting.add(mine);
        boolean interrupted = false;
        while (!mine.isDone()) {
            if (sending.compareAndSet(false, true)) {
                try {
                    if (!mine.isDone()) placement.place(takeBatch());
                } finally {
                    interrupted |= placement.wasInterrupted();
                    sending.set(false);
                    wakeNext();
                }
            } else {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        return mine.outcome();
    }

    /** How many commits wait to be sent. */
    int waiting() {
        return waiting.size();
    }

    private void wakeNext() {
        WaitingCommit next = waiting.peek();
        if (next != null) next.wake();
    }

    private Deque<WaitingCommit> takeBatch() {
        Deque<WaitingCommit> batch = new ArrayDeque<>();
        long bytes = 0;
        for (WaitingCommit next = waiting.peek(); next != null; next = waiting.peek()) {
            bytes += next.bytes();
            boolean full = batch.size() >= settings.maxCommitsInBatch() || bytes > settings.maxBatchBytes();
            if (full && !batch.isEmpty()) break;
            batch.add(waiting.remove());
        }
        return batch;
    }
}
