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
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Places commits at the end of the ledger: those that wait together travel together, and one batch is in flight at a time.
 *
 * <p>There is no thread of its own. Whoever finds nothing in flight sends what waits, its own commit among it, so that a
 * lone commit leaves at once and pays for no hand-over. Where the store is far, a batch waits a moment for those who are likely to
 * come ({@link Gathering}).
 *
 * <p>A second batch must not overtake the first: were the first lost in a fail-over and the second kept, positions would have
 * a hole.
 */
final class GroupCommit {
    private final LedgerSettings settings;
    private final LongSupplier nanoTime;
    private final Queue<WaitingCommit> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean sending = new AtomicBoolean();

    /** Touched only by the thread that is sending. */
    private final Placement placement;

    /** Touched only by the thread that is sending. */
    private final Gathering gathering = new Gathering();

    /** Who waits for company, and until how many are here. */
    private volatile @Nullable Thread gatherer;

    private volatile int awaited;

    /**
     * Makes one over the store.
     *
     * @param onLanded hears of commits in their order, once they are acknowledged
     */
    GroupCommit(CommitStore store, Clock clock, LedgerSettings settings, Consumer<List<LedgerCommit>> onLanded) {
        this(store, clock, settings, onLanded, System::nanoTime);
    }

    /** As the other, with something else that measures time between calls. */
    GroupCommit(
            CommitStore store,
            Clock clock,
            LedgerSettings settings,
            Consumer<List<LedgerCommit>> onLanded,
            LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.placement =
                new Placement(new TimedStore(store, nanoTime, this::answered), clock, settings.patience(), onLanded);
    }

    LedgerCommit append(WaitingCommit mine) {
        waiting.add(mine);
        wakeGatherer();
        boolean interrupted = false;
        while (!mine.isDone()) {
            if (sending.compareAndSet(false, true)) {
                try {
                    if (!mine.isDone()) {
                        interrupted |= gather();
                        placement.place(takeBatch());
                    }
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

    /** Waits for company where that pays; whether somebody wanted the thread to stop meanwhile. */
    private boolean gather() {
        int here = waiting.size();
        long patience = gathering.patience(here);
        if (patience == 0) return false;
        boolean interrupted = false;
        long begun = nanoTime.getAsLong();
        long waited = 0;
        awaited = gathering.expected();
        gatherer = Thread.currentThread();
        while (waiting.size() < awaited && waited < patience) {
            LockSupport.parkNanos(this, patience - waited);
            interrupted |= Thread.interrupted();
            waited = nanoTime.getAsLong() - begun;
        }
        gatherer = null;
        gathering.waited(here, waiting.size() - here, waited);
        return interrupted;
    }

    private void wakeGatherer() {
        Thread wakes = gatherer;
        if (wakes != null && waiting.size() >= awaited) LockSupport.unpark(wakes);
    }

    private void answered(int commits, long nanos) {
        gathering.answered(commits, waiting.size(), nanos);
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
