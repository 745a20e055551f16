package dev.pondkeeper.eventstore;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that reads the end of the ledger for all streams of this process.
 *
 * <p>Commits of this process wake it at once. For those of others it looks by itself: soon after it found something, then less
 * and less often, at least every 50 ms.
 */
final class TailReader implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TailReader.class);
    private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(45);
    private static final long TROUBLED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LongFunction<Stretch> source;
    private final RecentEvents recent;
    private final Set<Runnable> callbacks = new CopyOnWriteArraySet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final Thread thread;

    private boolean signalled;
    private volatile boolean closed;
    private boolean troubled;

    TailReader(LongFunction<Stretch> source, RecentEvents recent) {
        this.source = source;
        this.recent = recent;
        this.thread = new Thread(this::run, "ledger-tail");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void onEvents(Runnable callback) {
        callbacks.add(callback);
    }

    void forget(Runnable callback) {
        callbacks.remove(callback);
    }

    void wake() {
        lock.lock();
        try {
            signalled = true;
            woken.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        long pause = SHORTEST_NANOS;
        while (!closed) {
            try {
                pause = readOn() ? SHORTEST_NANOS : Math.min(pause * 2, LONGEST_NANOS);
                if (pause > SHORTEST_NANOS) await(troubled ? TROUBLED_NANOS : pause);
            } catch (InterruptedException stop) {
                closed = true;
            }
        }
    }

    private boolean readOn() {
        try {
            Stretch stretch = source.apply(recent.to());
            if (troubled) log.info("Reading the end of the ledger works again.");
            troubled = false;
            if (stretch.isEmpty()) return false;
            recent.add(stretch);
            callbacks.forEach(Runnable::run);
            return true;
        } catch (RuntimeException trouble) {
            if (!troubled) log.warn("The end of the ledger cannot be read; trying again every second.", trouble);
            troubled = true;
            return false;
        }
    }

    private void await(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (!signalled && left > 0) {
                left = woken.awaitNanos(left);
            }
            signalled = false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
