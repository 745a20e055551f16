package dev.embeddedmongodb.storage;

import java.io.IOException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables up to date on disk behind the journal: now and then, when much has changed, and at closing. Writers
 * are held up only for the moment in which the roots of all tables are taken.
 */
final class Checkpoints {

    private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);

    private static final long LAZY_NANOS = 60_000_000_000L;
    private static final long RETRY_NANOS = 500_000_000L;
    private static final int TIDY_FILL_PERCENT = 60;
    private static final int TIDY_BYTES = 16 << 20;
    private static final int CLOSING_FILL_PERCENT = 90;
    private static final long CLOSING_MOVE_BYTES = 256L << 20;
    private static final int CLOSING_COMPACTION_MILLIS = 2_000;

    private final Store store;
    private final MVStore file;
    private final PatientFile patience;
    private final Journal journal;
    private final int dirtyBytes;
    private final int journalBytes;
    private final ReentrantLock turn = new ReentrantLock();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wanted = lock.newCondition();
    private final Condition done = lock.newCondition();
    private final Thread thread;
    private volatile boolean stopping;
    private boolean failing;
    private long last = System.nanoTime();

    Checkpoints(Store store, MVStore file, PatientFile patience, Journal journal, Settings settings) {
        this.store = store;
        this.file = file;
        this.patience = patience;
        this.journal = journal;
        this.dirtyBytes = settings.dirtyBytes();
        this.journalBytes = settings.segmentBytes() / 4 * 3;
        this.thread = new Thread(this::run, "embedded-mongodb-checkpoints");
        thread.setDaemon(true);
        thread.start();
    }

    /** Lets a writer in, once changed pages no longer outgrow their share of the memory. */
    void admit() {
        refuseWhenFull();
        int dirty = file.getUnsavedMemory();
        if (dirty < dirtyBytes && journal.bytesInCurrentSegment() < journalBytes) return;
        lock.lock();
        try {
            wanted.signal();
            while (file.getUnsavedMemory() > 2 * dirtyBytes && !stopping && !file.isClosed()) {
                refuseWhenFull();
                done.awaitNanos(50_000_000L);
                wanted.signal();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("Interrupted while waiting for the disk", e);
        } finally {
            lock.unlock();
        }
    }

    private void refuseWhenFull() {
        if (patience.isFull()) {
            throw new StoreException.DiskFull("The disk is full, so nothing can be written until space is freed");
        }
    }

    private void run() {
        while (!stopping) {
            try {
                waitUntilDue();
                if (!stopping) now();
                failing = false;
            } catch (StoreException e) {
                log.error("The tables could not be brought up to date; the journal keeps everything meanwhile", e);
                failing = true;
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void waitUntilDue() throws InterruptedException {
        lock.lock();
        try {
            // After a failure it is due at once, so wait before the next attempt.
            long start = System.nanoTime();
            long pause = failing ? RETRY_NANOS : 0;
            while (!stopping && (System.nanoTime() - start < pause || !isDue())) wanted.awaitNanos(RETRY_NANOS);
        } finally {
            lock.unlock();
        }
    }

    private boolean isDue() {
        if (file.getUnsavedMemory() >= dirtyBytes || journal.bytesInCurrentSegment() >= journalBytes) return true;
        return journal.bytesInCurrentSegment() > 0 && System.nanoTime() - last > LAZY_NANOS;
    }

    /** Returns when everything durable so far is in the tables on disk. */
    void now() {
        turn.lock();
        try {
            journal.prepareNext();
            long keep = store.quietly(ignored -> {
                journal.rotate();
                takeRoots();
                return journal.currentSegment();
            });
            long version = file.getCurrentVersion();
            file.executeFilestoreOperation(() -> {});
            failIfPanicked();
            file.sync();
            Watermark.write(journal.directory(), version);
            journal.dropBefore(keep);
            if (!stopping && file.compact(TIDY_FILL_PERCENT, TIDY_BYTES)) store.republish();
            last = System.nanoTime();
        } catch (IOException e) {
            throw Journal.noSpaceOr("The journal cannot be continued", e);
        } catch (MVStoreException e) {
            throw Faults.of(e);
        } finally {
            turn.unlock();
            lock.lock();
            try {
                done.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void takeRoots() {
        // It gives way when a reader is just letting go of an old version, so ask until it was taken.
        while (file.hasUnsavedChanges() && file.tryCommit() < 0) {
            failIfPanicked();
            Thread.onSpinWait();
        }
    }

    private void failIfPanicked() {
        MVStoreException panic = file.getPanicException();
        if (panic != null) throw Faults.of(panic);
    }

    void stop() {
        stopping = true;
        patience.giveUp();
        lock.lock();
        try {
            wanted.signalAll();
            done.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The last one, after {@link #stop}: everything into the file, dead space out of it.
     *
     * @return whether the file holds everything, so that no journal is needed
     */
    boolean finish() {
        try {
            if (patience.isFull()) {
                // What the file cannot take stays in the journal for the next opening.
                file.closeImmediately();
                return false;
            }
            now();
            // Holes between chunks are not dead pages, so the page store's own closing would leave them.
            patience.compactMoveChunks(CLOSING_FILL_PERCENT, CLOSING_MOVE_BYTES, file);
            file.close(CLOSING_COMPACTION_MILLIS);
            journal.close();
            journal.dropBefore(Long.MAX_VALUE);
            return true;
        } catch (StoreException.DiskFull e) {
            log.warn("The disk was full at closing; the journal will be replayed at the next opening");
            file.closeImmediately();
            return false;
        } catch (MVStoreException e) {
            throw Faults.of(e);
        }
    }
}
