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

    private final Store store;
    private final List<Op> ops = new ArrayList<>();

    Transaction(Store store) {
        this.store = store;
    }

    List<Op> ops() {
        return ops;
    }

    @Override
    public @Nullable RootReference<byte[], byte[]> root(int table) {
        MVMap<byte[], byte[]> map = store.openTable(table);
        return map == null ? null : map.flushAndGetRoot();
    }

    @Override
    public byte @Nullable [] get(int table, byte[] key) {
        MVMap<byte[], byte[]> map = store.openTable(table);
        try {
            return map == null ? null : map.get(key);
        } catch (MVStoreException e) {
            throw Faults.of(e);
        }
    }

    /** Returns what was there before. */
    public byte @Nullable [] put(int table, byte[] key, byte[] value) {
        try {
            byte[] before = store.table(table).put(key, value);
            ops.add(new Op(table, key, value, before));
            return before;
        } catch (MVStoreException e) {
            throw Faults.of(e);
        }
    }

    /** Returns what was there before; absent when there was nothing. */
    public byte @Nullable [] remove(int table, byte[] key) {
        try {
            byte[] before = store.table(table).remove(key);
            if (before != null) ops.add(new Op(table, key, null, before));
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
        store.undo(since);
        since.clear();
    }

    /** Gives the table's space back once this is durable; nothing may use that number again. */
    public void dropTable(int table) {
        ops.add(new Op(table, Op.WHOLE_TABLE, null, null));
    }
}
