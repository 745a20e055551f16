package dev.pondkeeper.eventstore;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

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
    private static final long FIRST_PAUSE_NANOS = 2_000_000;
    private static final long LONGEST_PAUSE_NANOS = 200_000_000;

    private final CommitStore store;
    private final Clock clock;
    private final LedgerSettings settings;
    private final LongConsumer onLanded;
    private final Queue<WaitingCommit> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean sending = new AtomicBoolean();

    /** Touched only by the thread that is sending; absent when it has to be read again. */
    private @Nullable LedgerTail tail;

    /** Touched only by the thread that is sending: whether somebody wanted it to stop meanwhile. */
    private boolean interruptedSender;

    GroupCommit(CommitStore store, Clock clock, LedgerSettings settings, LongConsumer onLanded) {
        this.store = store;
        this.clock = clock;
        this.settings = settings;
        this.onLanded = onLanded;
    }

    LedgerCommit append(WaitingCommit mine) {
        waiting.add(mine);
        boolean interrupted = false;
        while (!mine.isDone()) {
            if (sending.compareAndSet(false, true)) {
                try {
                    if (!mine.isDone()) sendOneBatch();
                } finally {
                    interrupted |= interruptedSender;
                    interruptedSender = false;
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

    private void sendOneBatch() {
        Deque<WaitingCommit> batch = takeBatch();
        try {
            int attempt = 0;
            while (!batch.isEmpty()) {
                if (++attempt > 4) pause(ThreadLocalRandom.current().nextLong(FIRST_PAUSE_NANOS));
                sendOnce(batch);
            }
        } catch (StoreUnreachable gone) {
            failAll(batch, () -> new StoreUnreachable(gone));
        } catch (RuntimeException | Error broken) {
            failAll(batch, () -> new CommitOutcomeUnknown(broken));
            if (broken instanceof Error) throw broken;
        }
    }

    private void failAll(Deque<WaitingCommit> batch, Supplier<RuntimeException> why) {
        tail = null;
        while (!batch.isEmpty()) {
            batch.remove().fail(why.get());
        }
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

    private void sendOnce(Deque<WaitingCommit> batch) {
        List<LedgerCommit> commits = chained(batch);
        try {
            store().insert(commits);
            landed(batch, commits);
        } catch (CommitStore.InsertRefused refused) {
            landed(batch, commits.subList(0, refused.index()));
            settle(batch, refused);
        } catch (CommitStore.OutcomeOpen open) {
            findOut(batch, commits, open);
        }
    }

    private List<LedgerCommit> chained(Deque<WaitingCommit> batch) {
        LedgerTail end = tail;
        if (end == null) {
            end = store().last().map(LedgerTail::after).orElse(LedgerTail.EMPTY);
            tail = end;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<LedgerCommit> commits = new ArrayList<>(batch.size());
        for (WaitingCommit waitingCommit : batch) {
            LedgerCommit commit = waitingCommit.after(end, now);
            commits.add(commit);
            end = LedgerTail.after(commit);
        }
        return commits;
    }

    private void landed(Deque<WaitingCommit> batch, List<LedgerCommit> commits) {
        if (commits.isEmpty()) return;
        LedgerTail end = LedgerTail.after(commits.get(commits.size() - 1));
        tail = end;
        for (LedgerCommit commit : commits) {
            batch.remove().land(commit);
        }
        onLanded.accept(end.position());
    }

    /** Deals with the first commit of the batch, which the store refused; the others are tried again behind it. */
    private void settle(Deque<WaitingCommit> batch, CommitStore.InsertRefused refused) {
        WaitingCommit first = batch.element();
        RuntimeException why =
                switch (refused.refusal()) {
                    case POSITION -> null;
                    case SEQUENCE -> repeated(first).orElseGet(() -> sequenceTaken(first.draft(), refused));
                    case KEY -> keyTaken(first);
                    case OTHER -> new EventStoreException("The store refused the commit.", refused);
                };
        if (why == null) {
            tail = null;
        } else {
            batch.remove().fail(why);
        }
    }

    /** A repeat of a command meets its own events as well as its key, and a server names either: the key says more. */
    private Optional<RuntimeException> repeated(WaitingCommit commit) {
        String key = commit.key();
        return key == null ? Optional.empty() : store().byKey(key).map(first -> new CommitKeyTaken(key, first));
    }

    private SequenceTaken sequenceTaken(CommitDraft draft, CommitStore.InsertRefused refused) {
        List<EventDraft> events = draft.events();
        EventDraft loser = events.stream()
                .filter(event -> draft.streams().size() > 1)
                .filter(event -> store().headOf(event.stream()).orElse(-1) >= event.seq())
                .findFirst()
                .orElse(events.get(0));
        SequenceTaken taken = new SequenceTaken(loser, "another commit was first");
        taken.initCause(refused);
        return taken;
    }

    private RuntimeException keyTaken(WaitingCommit commit) {
        String key = String.valueOf(commit.key());
        return repeated(commit)
                .orElseGet(() -> new CommitOutcomeUnknown(
                        new IllegalStateException("The key " + key + " is taken, and its commit cannot be seen yet.")));
    }

    /**
     * Sends the identical documents again until each is known to be there or to be impossible. Whatever is still under way of
     * the first attempt stops at the same document, because inserts are ordered and its position is then taken.
     */
    private void findOut(Deque<WaitingCommit> batch, List<LedgerCommit> sent, CommitStore.OutcomeOpen open) {
        long patienceEnds = System.nanoTime() + settings.patience().toNanos();
        long pause = FIRST_PAUSE_NANOS;
        List<LedgerCommit> rest = sent;
        RuntimeException last = open;
        while (!rest.isEmpty()) {
            if (System.nanoTime() - patienceEnds > 0) {
                RuntimeException cause = last;
                failAll(batch, () -> new CommitOutcomeUnknown(cause));
                return;
            }
            pause(pause);
            pause = Math.min(pause * 2, LONGEST_PAUSE_NANOS);
            try {
                store().insert(rest);
                landed(batch, rest);
                return;
            } catch (CommitStore.InsertRefused refused) {
                landed(batch, rest.subList(0, refused.index()));
                rest = rest.subList(refused.index(), rest.size());
                switch (whoseIs(rest.get(0), refused.refusal())) {
                    case OURS -> {
                        landed(batch, rest.subList(0, 1));
                        rest = rest.subList(1, rest.size());
                    }
                    case OF_ANOTHER -> {
                        settle(batch, refused);
                        return;
                    }
                    case NOT_KNOWN -> {}
                }
            } catch (CommitStore.OutcomeOpen | StoreUnreachable again) {
                last = again;
            }
        }
    }

    private enum Owner {
        OURS,
        OF_ANOTHER,
        NOT_KNOWN
    }

    /** Whose document made the store refuse a commit that was sent before. */
    private Owner whoseIs(LedgerCommit commit, CommitStore.Refusal refusal) {
        try {
            Optional<LedgerCommit> there = store().at(commit.position());
            if (there.isEmpty() && refusal == CommitStore.Refusal.POSITION) return Owner.NOT_KNOWN;
            boolean ours =
                    there.filter(found -> found.hash().equals(commit.hash())).isPresent();
            return ours ? Owner.OURS : Owner.OF_ANOTHER;
        } catch (StoreUnreachable stillAway) {
            return Owner.NOT_KNOWN;
        }
    }

    /** An interrupt would break the socket under the commits of everybody else in the batch, so it is kept for later. */
    private CommitStore store() {
        interruptedSender |= Thread.interrupted();
        return store;
    }

    private void pause(long nanos) {
        interruptedSender |= Thread.interrupted();
        LockSupport.parkNanos(nanos);
    }
}
