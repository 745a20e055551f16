package dev.pondkeeper.eventstore;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that reads the end of the ledger for all streams of this process.
 *
 * <p>Commits of this process are handed to it from memory. For those of others it is woken where the server can tell, and looks by
 * itself: soon after it found something, then less and less often, at least every 50 ms.
 */
final class TailReader implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TailReader.class);
    private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(45);
    private static final long TROUBLED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Source source;
    private final RecentEvents recent;
    private final FreshCommits fresh;
    private final Set<Runnable> callbacks = new CopyOnWriteArraySet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final Thread thread;

    private boolean signalled;
    private volatile boolean closed;
    private boolean troubled;

    /** What it reads from. */
    interface Source {
        /** The messages behind the position, read from the store, up to the end of a page. */
        Stretch after(long position);

        /** The messages of commits that follow the position. */
        Stretch of(long position, List<LedgerCommit> following);
    }

    TailReader(Source source, RecentEvents recent, int maxFreshEvents) {
        this.source = source;
        this.recent = recent;
        this.fresh = new FreshCommits(maxFreshEvents);
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

    /** Takes commits of this process that have landed. */
    void landed(List<LedgerCommit> commits) {
        fresh.add(commits);
        wake();
    }

    /** Says that there is something in the store. */
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
        long pause = 0;
        while (!closed) {
            try {
                boolean called = await(troubled ? TROUBLED_NANOS : pause);
                pause = pauseAfter(pause, called ? fresh.takeAfter(recent.to()) : List.of());
            } catch (InterruptedException stop) {
                closed = true;
            }
        }
    }

    /** Reads on, from memory where it can; how long to wait then unless it is woken. */
    private long pauseAfter(long pause, List<LedgerCommit> following) {
        try {
            boolean inMemory = !following.isEmpty();
            Stretch stretch = inMemory ? source.of(recent.to(), following) : source.after(recent.to());
            if (troubled) log.info("Reading the end of the ledger works again.");
            troubled = false;
            if (stretch.isEmpty()) return pause == 0 ? SHORTEST_NANOS : Math.min(pause * 2, LONGEST_NANOS);
            recent.add(stretch);
            callbacks.forEach(Runnable::run);
            return inMemory ? SHORTEST_NANOS : 0; // in the store there may be another page
        } catch (RuntimeException trouble) {
            if (!troubled) log.warn("The end of the ledger cannot be read; trying again every second.", trouble);
            troubled = true;
            return pause;
        }
    }

    /** Whether it was woken; false when the time is over. */
    private boolean await(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (!signalled && left > 0) {
                left = woken.awaitNanos(left);
            }
            boolean called = signalled;
            signalled = false;
            return called;
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
