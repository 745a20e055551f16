package dev.pondkeeper.eventstore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/**
 * One processor's view of the ledger. Behind the recent events it reads for itself; once it has caught up it takes what the
 * tail reader shares. Used by one thread at a time, as Axon does.
 */
final class LedgerEventStream implements TrackingEventStream {
    private final LongFunction<Stretch> ledger;
    private final RecentEvents recent;
    private final TailReader tail;
    private final Deque<TrackedEventMessage<?>> ready = new ArrayDeque<>();

    private long position;
    private @Nullable Runnable callback;
    private volatile boolean closed;

    LedgerEventStream(long after, LongFunction<Stretch> ledger, RecentEvents recent, TailReader tail) {
        this.position = after;
        this.ledger = ledger;
        this.recent = recent;
        this.tail = tail;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        fill();
        return Optional.ofNullable(ready.peek());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long end = System.nanoTime() + unit.toNanos(timeout);
        while (true) {
            fill();
            if (!ready.isEmpty()) return true;
            long left = end - System.nanoTime();
            if (closed || left <= 0 || !recent.awaitAfter(position, left)) return false;
        }
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.MILLISECONDS)) {
            if (closed) throw new IllegalStateException("The stream is closed.");
        }
        return ready.remove();
    }

    private void fill() {
        while (ready.isEmpty() && !closed) {
            Optional<Stretch> shared = recent.after(position);
            boolean behind = shared.isEmpty() && position < recent.to();
            Stretch next = behind ? ledger.apply(position) : shared.orElse(null);
            if (next == null || next.isEmpty()) return;
            long after = position;
            next.messages().stream()
                    .filter(message -> LedgerEventStorageEngine.positionOf(message.trackingToken()) > after)
                    .forEach(ready::add);
            position = next.to();
        }
    }

    @Override
    public boolean setOnAvailableCallback(Runnable onAvailable) {
        if (callback != null) tail.forget(callback);
        callback = onAvailable;
        tail.onEvents(onAvailable);
        return true;
    }

    @Override
    public void close() {
        closed = true;
        if (callback != null) tail.forget(callback);
    }
}
