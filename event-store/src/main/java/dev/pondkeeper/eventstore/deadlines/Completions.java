package dev.pondkeeper.eventstore.deadlines;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what has fired out of the store, many together, so that nobody who fires waits for a write. Dying before it is written
 * fires once more, which the keys of the commits make harmless.
 */
final class Completions {
    private static final Logger log = LoggerFactory.getLogger(Completions.class);

    private final DeadlineStore store;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private List<StoredDeadline> waiting = new ArrayList<>();
    private boolean closed;

    Completions(DeadlineStore store) {
        this.store = store;
    }

    void add(StoredDeadline fired) {
        lock.lock();
        try {
            waiting.add(fired);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Works until it is closed and everything is written. */
    void run() {
        try {
            for (List<StoredDeadline> fired = next(); !fired.isEmpty(); fired = next()) {
                write(fired);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private List<StoredDeadline> next() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
            List<StoredDeadline> fired = waiting;
            waiting = new ArrayList<>();
            return fired;
        } finally {
            lock.unlock();
        }
    }

    private void write(List<StoredDeadline> fired) {
        try {
            store.complete(fired);
        } catch (RuntimeException trouble) {
            log.warn("What became of {} deadlines could not be kept; they fire again.", fired.size(), trouble);
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
