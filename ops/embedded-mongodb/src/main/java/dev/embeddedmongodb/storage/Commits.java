package dev.embeddedmongodb.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/**
 * Group commit: whoever finds nobody writing takes everything that waits, writes and syncs it in one go and wakes the
 * others. Nothing waits for company: a lone batch leaves at once.
 */
final class Commits {

    private final ReentrantLock lock = new ReentrantLock();
    private final @Nullable Journal journal;
    private final Consumer<Group> published;
    private Group open = new Group(lock.newCondition());
    private boolean flushing;
    private final List<Op> failed = new ArrayList<>();
    private @Nullable RuntimeException failedBy;

    /** Something is in the journal and not to be seen: what came behind it could not be replayed in the same way. */
    private @Nullable RuntimeException stoppedBy;

    /** @param journal absent for a store in memory: then a batch counts at once */
    Commits(@Nullable Journal journal, Consumer<Group> published) {
        this.journal = journal;
        this.published = published;
    }

    /** Puts a batch into the group that leaves next; the caller holds the store's writer lock, so the order is the order of effects. */
    Group add(List<Op> ops, Map<Integer, RootReference<byte[], byte[]>> roots) {
        lock.lock();
        try {
            if (stoppedBy != null) {
                throw new StoreException(
                        "Writing has stopped after an internal failure; open the directory again", stoppedBy);
            }
            if (failedBy != null) {
                // It was computed on top of changes that never reached the disk, so it goes back with them.
                failed.addAll(ops);
                Group refused = new Group(lock.newCondition());
                refused.failure = failedBy;
                refused.done = true;
                return refused;
            }
            if (journal != null) for (Op op : ops) encode(op, open.payload);
            open.ops.addAll(ops);
            open.roots.putAll(roots);
            return open;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when the group is durable and published. */
    void await(Group group) {
        lock.lock();
        try {
            while (!group.done) {
                if (flushing) {
                    group.finished.awaitUninterruptibly();
                } else {
                    flushOpenGroup();
                }
            }
            // Each waiter gets an exception of its own, so that no stack trace is shared between threads.
            if (group.failure instanceof StoreException.DiskFull full) {
                throw new StoreException.DiskFull(String.valueOf(full.getMessage()), full);
            }
            if (group.failure != null)
                throw new StoreException(String.valueOf(group.failure.getMessage()), group.failure);
        } finally {
            lock.unlock();
        }
    }

    private void flushOpenGroup() {
        Group taken = open;
        open = new Group(lock.newCondition());
        flushing = true;
        lock.unlock();
        RuntimeException failure = null;
        boolean durable = false;
        try {
            if (journal != null && !taken.ops.isEmpty()) journal.append(taken.payload);
            durable = true;
            published.accept(taken);
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            lock.lock();
            flushing = false;
            finish(taken, failure);
            if (failure != null) {
                if (durable) stoppedBy = failure;
                failedBy = failure;
                failed.addAll(taken.ops);
                failed.addAll(open.ops);
                Group behind = open;
                open = new Group(lock.newCondition());
                finish(behind, failure);
            }
            open.finished.signal();
        }
    }

    private static void finish(Group group, @Nullable RuntimeException failure) {
        group.failure = failure;
        group.done = true;
        group.finished.signalAll();
    }

    /** The group that everything not yet durable is in or in front of; absent when all is quiet. */
    @Nullable
    Group pending() {
        lock.lock();
        try {
            return open.ops.isEmpty() && !flushing ? null : open;
        } finally {
            lock.unlock();
        }
    }

    /** The changes that were refused by the disk and still have to be undone, by the next holder of the writer lock. */
    List<Op> takeFailed() {
        lock.lock();
        try {
            if (failedBy == null) return List.of();
            List<Op> taken = List.copyOf(failed);
            failed.clear();
            failedBy = null;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    static void encode(Op op, Bytes out) {
        out.varint(op.table());
        byte[] value = op.value();
        if (op.key() == Op.WHOLE_TABLE) {
            out.u8(2);
        } else if (value == null) {
            out.u8(1).varint(op.key().length).raw(op.key());
        } else {
            out.u8(0).varint(op.key().length).raw(op.key()).varint(value.length).raw(value);
        }
    }
}
