package dev.pondkeeper.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the one reader of the ledger's end has passed: who hears of it, and how far in time it is complete. */
final class Passage {
    private final AppendListeners listeners = new AppendListeners();
    private volatile @Nullable Span complete;

    /**
     * From when to when no commit of any process was missed.
     *
     * @param from of {@link System#nanoTime()}
     * @param to of {@link System#nanoTime()}
     */
    private record Span(long from, long to) {}

    Subscription add(Consumer<List<LedgerCommit>> listener) {
        return listeners.add(listener);
    }

    /** A reader starts at the ledger's end; what came before it is not passed. */
    void begin() {
        long now = System.nanoTime();
        complete = new Span(now, now);
    }

    /** The commits that come next. */
    void pass(List<LedgerCommit> next) {
        if (!next.isEmpty()) listeners.accept(next);
    }

    /** Everything that had landed at this moment has been passed. */
    void completeUntil(long nanos) {
        Span before = complete;
        if (before != null && nanos - before.to() > 0) complete = new Span(before.from(), nanos);
    }

    void end() {
        complete = null;
    }

    boolean isFollowedSince(long knownSince, Duration atMostOld) {
        Span followed = complete;
        return followed != null
                && knownSince - followed.from() >= 0
                && System.nanoTime() - followed.to() < atMostOld.toNanos();
    }
}
