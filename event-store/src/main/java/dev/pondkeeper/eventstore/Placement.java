package dev.pondkeeper.eventstore;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives one batch of commits after the other its positions, until each commit has landed or failed. Used by one thread at a
 * time.
 */
final class Placement {
    private static final int EAGER_ATTEMPTS = 4;
    private static final long FIRST_PAUSE_NANOS = 2_000_000;
    private static final long LONGEST_PAUSE_NANOS = 200_000_000;

    private final CommitStore store;
    private final Clock clock;
    private final Duration patience;
    private final Consumer<List<LedgerCommit>> onLanded;

    /** Absent when it has to be read again. */
    private @Nullable LedgerTail tail;

    private boolean interrupted;

    Placement(CommitStore store, Clock clock, Duration patience, Consumer<List<LedgerCommit>> onLanded) {
        this.store = store;
        this.clock = clock;
        this.patience = patience;
        this.onLanded = onLanded;
    }

    /** Whether somebody wanted the thread to stop since this was asked last. */
    boolean wasInterrupted() {
        boolean was = interrupted;
        interrupted = false;
        return was;
    }

    void place(Deque<WaitingCommit> batch) {
        try {
            int attempt = 0;
            while (!batch.isEmpty()) {
                if (++attempt > EAGER_ATTEMPTS)
                    pause(ThreadLocalRandom.current().nextLong(FIRST_PAUSE_NANOS));
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
        tail = LedgerTail.after(commits.get(commits.size() - 1));
        for (LedgerCommit commit : commits) {
            batch.remove().land(commit);
        }
        onLanded.accept(commits);
    }

    /** Deals with the first commit of the batch, which the store refused; the others are tried again behind it. */
    private void settle(Deque<WaitingCommit> batch, CommitStore.InsertRefused refused) {
        if (refused.refusal() == CommitStore.Refusal.POSITION) {
            tail = null;
        } else {
            RuntimeException why = Refusals.tell(store(), batch.element(), refused);
            batch.remove().fail(why);
        }
    }

    /**
     * Sends the identical documents again until each is known to be there or to be impossible. Whatever is still under way of
     * the first attempt stops at the same document, because inserts are ordered and its position is then taken.
     */
    private void findOut(Deque<WaitingCommit> batch, List<LedgerCommit> sent, CommitStore.OutcomeOpen open) {
        long patienceEnds = System.nanoTime() + patience.toNanos();
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
        interrupted |= Thread.interrupted();
        return store;
    }

    private void pause(long nanos) {
        interrupted |= Thread.interrupted();
        LockSupport.parkNanos(nanos);
    }
}
