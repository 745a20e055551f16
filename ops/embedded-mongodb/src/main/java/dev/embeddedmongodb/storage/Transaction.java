package dev.embeddedmongodb.storage;

import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one command, applied as they are made and seen by nobody else until they are on disk. Lives inside
 * {@link Store#write}, which lets one command at a time in.
 */
public final class Transaction implements ReadView {

    /** What one command may hold in memory, with what it would take to undo it. */
    static final long MAX_BYTES = Runtime.getRuntime().maxMemory() / 6;

    private static final int OP_OVERHEAD = 128;

    private final Store store;
    private long bytes;
    private final List<Op> ops = new ArrayList<>();

    Transaction(Store store) {
        this.store = store;
    }

    List<Op> ops() {
        return ops;
    }

    @Override
    public @Nullable RootReference<byte[], byte[]> root(int table) {
        MVMap<byte[], byte[]> map = store.tables().find(table);
        return map == null ? null : map.flushAndGetRoot();
    }

    @Override
    public byte @Nullable [] get(int table, byte[] key) {
        MVMap<byte[], byte[]> map = store.tables().find(table);
        try {
            return map == null ? null : map.get(key);
        } catch (MVStoreException e) {
            throw Faults.of(e);
        }
    }

    private void add(Op op) {
        ops.add(op);
        byte[] value = op.value();
        byte[] before = op.before();
        bytes += OP_OVERHEAD
                + op.key().length
                + (value == null ? 0 : value.length)
                + (before == null ? 0 : before.length);
        if (bytes > MAX_BYTES) {
            throw new StoreException("The command changes more than " + (MAX_BYTES >> 20)
                    + " MiB at once, which is more than memory allows; split it");
        }
    }

    /** Returns what was there before. */
    public byte @Nullable [] put(int table, byte[] key, byte[] value) {
        try {
            byte[] before = store.tables().table(table).put(key, value);
            add(new Op(table, key, value, before));
            return before;
        } catch (MVStoreException e) {
            throw Faults.of(e);
        }
    }

    /** Returns what was there before; absent when there was nothing. */
    public byte @Nullable [] remove(int table, byte[] key) {
        try {
            byte[] before = store.tables().table(table).remove(key);
            if (before != null) add(new Op(table, key, null, before));
            return before;
        } catch (MVStoreException e) {
            throw Faults.of(e);
        }
    }

    /** A place to {@link #rollbackTo go back to}. */
    public int savepoint() {
        return ops.size();
    }

    /** Takes back everything since. */
    public void rollbackTo(int savepoint) {
        List<Op> since = ops.subList(savepoint, ops.size());
        store.tables().undo(since);
        since.clear();
    }

    /** Gives the table's space back once this is durable; nothing may use that number again. */
    public void dropTable(int table) {
        ops.add(new Op(table, Op.WHOLE_TABLE, null, null));
    }
}
