package dev.pondkeeper.eventstore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/**
 * One reader's way through the ledger: while it is behind it reads pages by itself, one ahead; once it has caught up it takes what
 * the tail reader shares. Used by one thread at a time, as Axon does.
 */
final class LedgerEventStream implements TrackingEventStream {
    private final ReadAhead ledger;
    private final Function<LedgerPage, Stretch> decoded;
    private final RecentEvents recent;
    private final TailReader tail;
    private final Deque<TrackedEventMessage<?>> ready = new ArrayDeque<>();

    private long position;
    private @Nullable Runnable callback;
    private volatile boolean closed;

    LedgerEventStream(
            long after, ReadAhead ledger, Function<LedgerPage, Stretch> decoded, RecentEvents recent, TailReader tail) {
        this.position = after;
        this.ledger = ledger;
        this.decoded = decoded;
        this.recent = recent;
        this.tail = tail;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        try {
            fill();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return Optional.ofNullable(ready.peek());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (!ready.isEmpty()) return true;
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

    private void fill() throws InterruptedException {
        while (ready.isEmpty() && !closed) {
            Stretch next = recent.after(position).orElse(null);
            if (next == null && position < recent.to()) next = decoded.apply(ledger.after(position));
            if (next == null || next.isEmpty()) return;
            add(next);
            position = next.to();
        }
    }

    private void add(Stretch stretch) {
        for (TrackedEventMessage<?> message : stretch.messages()) {
            if (LedgerEventStorageEngine.positionOf(message.trackingToken()) > position) ready.add(message);
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
