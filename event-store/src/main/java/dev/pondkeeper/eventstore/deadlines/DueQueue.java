package dev.pondkeeper.eventstore.deadlines;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What is claimed, in due order. Deadlines of one scope are handed out one after the other, those of different scopes side by
 * side, so that the order holds where somebody could see it.
 */
final class DueQueue {
    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeSet<StoredDeadline> waiting = new TreeSet<>(StoredDeadline.IN_ORDER);
    private final Set<StoredDeadline> running = new LinkedHashSet<>();
    private final Set<String> busyScopes = new HashSet<>();
    private boolean closed;

    DueQueue(int capacity) {
        this.capacity = capacity;
    }

    void add(List<StoredDeadline> claimed) {
        lock.lock();
        try {
            waiting.addAll(claimed);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next one whose scope is free; null once closed. */
    @Nullable
    StoredDeadline take() throws InterruptedException {
        lock.lock();
        try {
            while (!closed) {
                StoredDeadline next = nextFree();
                if (next != null) return next;
                changed.await();
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable StoredDeadline nextFree() {
        for (Iterator<StoredDeadline> each = waiting.iterator(); each.hasNext(); ) {
            StoredDeadline next = each.next();
            if (busyScopes.add(next.scope())) {
                each.remove();
                running.add(next);
                return next;
            }
        }
        return null;
    }

    /** Tells that one that was taken is done with; true where it is time to claim more. */
    boolean done(StoredDeadline deadline) {
        lock.lock();
        try {
            running.remove(deadline);
            busyScopes.remove(deadline.scope());
            changed.signalAll();
            return waiting.size() <= capacity / 2;
        } finally {
            lock.unlock();
        }
    }

    int room() {
        lock.lock();
        try {
            return closed || waiting.size() > capacity / 2 ? 0 : capacity - waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** The ids of everything that is claimed and not done with. */
    List<String> ids() {
        lock.lock();
        try {
            List<String> ids = new ArrayList<>();
            waiting.forEach(each -> ids.add(each.id()));
            running.forEach(each -> ids.add(each.id()));
            return ids;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing is claimed, at most so long; whether that is so. */
    boolean awaitEmpty(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (!(waiting.isEmpty() && running.isEmpty()) && left > 0) {
                left = changed.awaitNanos(left);
            }
            return waiting.isEmpty() && running.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Hands nothing out any more; returns what was not taken. */
    List<StoredDeadline> close() {
        lock.lock();
        try {
            closed = true;
            List<StoredDeadline> left = List.copyOf(waiting);
            waiting.clear();
            changed.signalAll();
            return left;
        } finally {
            lock.unlock();
        }
    }
}
