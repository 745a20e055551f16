package dev.embeddedmongodb.storage;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/**
 * All tables as of one durable moment. It keeps the pages it needs on disk until it is closed by everyone who
 * {@link #tryAcquire acquired} it.
 */
public final class Snapshot implements ReadView, AutoCloseable {

    private final MVStore file;
    private final MVStore.TxCounter pinned;
    private final Map<Integer, RootReference<byte[], byte[]>> roots;
    private final AtomicInteger holders = new AtomicInteger(1);

    Snapshot(MVStore file, Map<Integer, RootReference<byte[], byte[]>> roots) {
        this.file = file;
        this.pinned = file.registerVersionUsage();
        this.roots = roots;
    }

    Map<Integer, RootReference<byte[], byte[]>> roots() {
        return roots;
    }

    boolean tryAcquire() {
        while (true) {
            int now = holders.get();
            if (now == 0) return false;
            if (holders.compareAndSet(now, now + 1)) return true;
        }
    }

    @Override
    public @Nullable RootReference<byte[], byte[]> root(int table) {
        return roots.get(table);
    }

    /** Gives it back; to be called once for each acquisition. */
    @Override
    public void close() {
        if (holders.decrementAndGet() == 0) file.deregisterVersionUsage(pinned);
    }
}
