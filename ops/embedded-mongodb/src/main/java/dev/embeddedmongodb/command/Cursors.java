package dev.embeddedmongodb.command;

import de.bwaldvogel.mongo.exception.CursorNotFoundException;
import dev.embeddedmongodb.storage.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Open cursors. Each keeps its snapshot until it is read to its end, killed, or left alone for ten minutes. */
final class Cursors {

    /** As MongoDB's {@code cursorTimeoutMillis}. */
    private static final long IDLE_NANOS = 600_000_000_000L;

    /** A batch ends when it reaches this; MongoDB's limit for one too. */
    private static final int BATCH_BYTES = 16 << 20;

    private static final int FIRST_BATCH = 101;

    private final ConcurrentMap<Long, OpenCursor> open = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong(System.nanoTime() & 0xFFFFFFFFFFL);
    private final LongSupplier nanos;

    Cursors(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Answers as BSON, one a call. */
    interface Answers {
        byte @Nullable [] next();
    }

    private static final class OpenCursor {

        private final long id;
        private final String namespace;
        private final Answers answers;
        private final Snapshot snapshot;
        private byte @Nullable [] ahead;
        private long usedAt;
        private boolean closed;

        OpenCursor(long id, String namespace, Answers answers, Snapshot snapshot) {
            this.id = id;
            this.namespace = namespace;
            this.answers = answers;
            this.snapshot = snapshot;
        }

        /** @param size most documents, 0 = as many as fit */
        synchronized List<byte[]> take(long size) {
            if (closed) throw new CursorNotFoundException(id);
            List<byte[]> batch = new ArrayList<>();
            long bytes = 0;
            byte[] next = ahead != null ? ahead : answers.next();
            while (next != null
                    && (size == 0 || batch.size() < size)
                    && (batch.isEmpty() || bytes + next.length <= BATCH_BYTES)) {
                batch.add(next);
                bytes += next.length;
                next = answers.next();
            }
            ahead = next;
            return batch;
        }

        synchronized boolean isExhausted() {
            return ahead == null;
        }

        synchronized void close() {
            if (!closed) snapshot.close();
            closed = true;
        }
    }

    /**
     * The first batch. Takes the snapshot over: it is closed when the cursor is.
     *
     * @param batchSize absent = MongoDB's 101
     */
    Reply open(String namespace, Answers answers, Snapshot snapshot, @Nullable Long batchSize, boolean single) {
        OpenCursor cursor = new OpenCursor(ids.incrementAndGet(), namespace, answers, snapshot);
        boolean kept = false;
        try {
            List<byte[]> batch;
            if (batchSize != null && batchSize == 0) {
                batch = List.of();
                kept = !single;
            } else {
                batch = cursor.take(batchSize == null ? FIRST_BATCH : batchSize);
                kept = !single && !cursor.isExhausted();
            }
            if (kept) {
                cursor.usedAt = nanos.getAsLong();
                open.put(cursor.id, cursor);
                closeIdle();
            }
            return new Reply.Batch(namespace, "firstBatch", kept ? cursor.id : 0, batch);
        } finally {
            if (!kept) cursor.close();
        }
    }

    Reply more(long id, String namespace, long batchSize) {
        OpenCursor cursor = open.get(id);
        if (cursor == null || !cursor.namespace.equals(namespace)) throw new CursorNotFoundException(id);
        cursor.usedAt = nanos.getAsLong();
        try {
            List<byte[]> batch = cursor.take(batchSize);
            boolean exhausted = cursor.isExhausted();
            if (exhausted) kill(id);
            return new Reply.Batch(namespace, "nextBatch", exhausted ? 0 : id, batch);
        } catch (RuntimeException e) {
            kill(id);
            throw e;
        }
    }

    /** Returns whether there was one. */
    boolean kill(long id) {
        OpenCursor cursor = open.remove(id);
        if (cursor == null) return false;
        cursor.close();
        return true;
    }

    int size() {
        return open.size();
    }

    private void closeIdle() {
        long now = nanos.getAsLong();
        for (OpenCursor cursor : open.values()) if (now - cursor.usedAt > IDLE_NANOS) kill(cursor.id);
    }

    void closeAll() {
        for (Long id : open.keySet()) kill(id);
    }
}
