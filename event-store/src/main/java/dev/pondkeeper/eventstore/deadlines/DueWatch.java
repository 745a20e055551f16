package dev.pondkeeper.eventstore.deadlines;

import dev.pondkeeper.eventstore.deadlines.DeadlineStore.Claimant;
import dev.pondkeeper.eventstore.deadlines.DeadlineStore.Upcoming;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that waits for due times and claims what is due.
 *
 * <p>It sleeps until the earliest due time that it knows; whoever schedules an earlier one in this process wakes it. For what
 * other nodes schedule and leave behind it looks by itself, soon after it found something, then less and less often.
 */
final class DueWatch {
    private static final Logger log = LoggerFactory.getLogger(DueWatch.class);
    private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long OVERTAKEN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    /** What falls due one after the other is then claimed together; the first is not kept waiting. */
    private static final long GATHERING_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final long TROUBLED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final DeadlineStore store;
    private final DueQueue queue;
    private final Clock clock;
    private final Clock realTime;
    private final DeadlineSettings settings;
    private final Claimant claimant = new Claimant(UUID.randomUUID().toString());
    private final Queue<Runnable> unfinished = new ConcurrentLinkedQueue<>();
    private final List<StoredDeadline> toFree = new ArrayList<>();
    private final Object freeing = new Object();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();

    private boolean signalled;
    private volatile Instant sleepsUntil = Instant.MAX;
    private volatile boolean waitsForRoom;
    private volatile boolean closed;
    private boolean troubled;
    private long pollNanos = SHORTEST_NANOS;
    private long renewAt = System.nanoTime();

    DueWatch(DeadlineStore store, DueQueue queue, Clock clock, Clock realTime, DeadlineSettings settings) {
        this.store = store;
        this.queue = queue;
        this.clock = clock;
        this.realTime = realTime;
        this.settings = settings;
    }

    /** Tells of a due time; wakes the watch where it would sleep past it. */
    void expect(Instant due) {
        if (!due.isAfter(sleepsUntil)) wake();
    }

    /** One that was claimed is done with. Only a watch that had no room left for what is due needs to hear of it at once. */
    void roomMade() {
        if (waitsForRoom) wake();
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

    /** Lets deadlines fire whose unit of work is through. Done by the watch itself, many together; nobody waits for it. */
    void free(List<StoredDeadline> held) {
        synchronized (toFree) {
            toFree.addAll(held);
        }
        wake();
    }

    /** Frees what is to be freed at once, for those who are about to ask the store. */
    void finishFreeing() {
        synchronized (freeing) {
            List<StoredDeadline> now;
            synchronized (toFree) {
                now = List.copyOf(toFree);
            }
            if (now.isEmpty()) return;
            store.free(now);
            synchronized (toFree) {
                toFree.subList(0, now.size()).clear();
            }
        }
    }

    /** Does something now, or again and again later where the store is in trouble. */
    void surely(Runnable change) {
        try {
            change.run();
        } catch (RuntimeException trouble) {
            log.warn("A change of deadlines waits until the store answers again.", trouble);
            unfinished.add(change);
        }
    }

    void run() {
        while (!closed) {
            try {
                sleep(look());
            } catch (InterruptedException stop) {
                closed = true;
            }
        }
    }

    void close() {
        closed = true;
        wake();
    }

    private long look() {
        try {
            finishChanges();
            finishFreeing();
            renewClaims();
            long nanos = claimDue();
            if (troubled) log.info("Deadlines can be claimed again.");
            troubled = false;
            return nanos;
        } catch (RuntimeException trouble) {
            if (!troubled) log.warn("Deadlines cannot be claimed; trying again every second.", trouble);
            troubled = true;
            return TROUBLED_NANOS;
        }
    }

    private void finishChanges() {
        for (Runnable change = unfinished.peek(); change != null; change = unfinished.peek()) {
            change.run();
            unfinished.remove();
        }
    }

    private void renewClaims() {
        if (System.nanoTime() - renewAt < 0) return;
        renewAt = System.nanoTime() + settings.lease().toNanos() / 3;
        List<String> ids = queue.ids();
        if (!ids.isEmpty()) store.renew(claimant, ids, realTime.instant().plus(settings.lease()));
    }

    private long claimDue() {
        Instant now = clock.instant();
        Instant realNow = realTime.instant();
        Upcoming upcoming = store.upcoming();
        boolean isDue = reached(upcoming.due(), now) || reached(upcoming.free(), realNow);
        waitsForRoom = isDue; // before the look, so that nobody makes room unheard
        int room = queue.room();
        if (isDue && room > 0) {
            waitsForRoom = false;
            Instant until = realNow.plus(settings.lease());
            String claim = UUID.randomUUID().toString();
            int most = Math.min(room, settings.batch());
            List<StoredDeadline> claimed = store.claim(now, realNow, until, most, claimant, claim);
            queue.add(claimed);
            pollNanos = SHORTEST_NANOS;
            if (claimed.isEmpty()) return OVERTAKEN_NANOS;
            return claimed.size() < most ? GATHERING_NANOS : 0;
        }
        long longest = Math.min(settings.poll().toNanos(), settings.lease().toNanos() / 3);
        pollNanos = Math.min(pollNanos * 2, longest);
        if (isDue) return pollNanos; // no room: whoever finishes one wakes the watch
        return Math.min(pollNanos, Math.min(until(upcoming.due(), now), until(upcoming.free(), realNow)));
    }

    private static boolean reached(@Nullable Instant time, Instant now) {
        return time != null && !time.isAfter(now);
    }

    private static long until(@Nullable Instant time, Instant now) {
        if (time == null) return Long.MAX_VALUE;
        Duration left = Duration.between(now, time);
        return left.compareTo(Duration.ofDays(1)) > 0 ? Long.MAX_VALUE : left.toNanos();
    }

    private void sleep(long nanos) throws InterruptedException {
        lock.lock();
        try {
            sleepsUntil = clock.instant().plusNanos(nanos);
            long left = nanos;
            while (!signalled && left > 0) {
                left = woken.awaitNanos(left);
            }
            signalled = false;
            sleepsUntil = Instant.MAX;
        } finally {
            lock.unlock();
        }
    }
}
