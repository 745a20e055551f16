package dev.pondkeeper.query.view;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * How far each view has come: the position of the last event of the ledger that it shows, −1 before the first. The durable
 * truth is the token of the view's processor.
 */
@Component
public final class ViewPositions {

    // A processor that takes up its token after a restart moves a position without an event; waiters look again after
    // this.
    private static final long RECHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Lock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Map<String, ViewProgress> progress;
    private volatile ToLongFunction<String> tokens = view -> -1;

    ViewPositions(List<Projection> projections) {
        progress = projections.stream()
                .map(projection -> projection.view().name())
                .collect(Collectors.toUnmodifiableMap(Function.identity(), view -> new ViewProgress(this::wake)));
    }

    /** For queries that use no view. */
    public static ViewPositions ofNone() {
        return new ViewPositions(List.of());
    }

    /**
     * @param view its name
     * @throws IllegalArgumentException if there is no such view
     */
    public long position(String view) {
        return Math.max(progress(view).position(), tokens.applyAsLong(view));
    }

    /** The position of the view that is furthest behind. */
    public long least(Collection<String> views) {
        return views.stream().mapToLong(this::position).min().orElse(-1);
    }

    /**
     * Waits until every one of the views has reached the position.
     *
     * @return whether they have; if not, {@code atMost} has passed
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public boolean await(Collection<String> views, long position, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (least(views) < position) {
                if (left <= 0) return false;
                long pause = Math.min(left, RECHECK_NANOS);
                left -= pause - Math.max(0, moved.awaitNanos(pause));
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    ViewProgress progress(String view) {
        ViewProgress known = progress.get(view);
        if (known == null) throw new IllegalArgumentException("there is no view " + view);
        return known;
    }

    void readTokensWith(ToLongFunction<String> reader) {
        tokens = reader;
    }

    private void wake() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
