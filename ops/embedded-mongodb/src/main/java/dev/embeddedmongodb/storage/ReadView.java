package dev.embeddedmongodb.storage;

import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/** Tables as one reader sees them; nothing in it changes while it is read, whatever writers do. */
public interface ReadView {

    /** The root of the table's tree; absent when there is no such table. */
    @Nullable
    RootReference<byte[], byte[]> root(int table);

    /**
     * The value under that key; absent when there is none.
     *
     * @throws StoreException.Damaged when the page with it is not what was written */
    default byte @Nullable [] get(int table, byte[] key) {
        RootReference<byte[], byte[]> root = root(table);
        if (root == null) return null;
        try {
            return root.root.map.get(root.root, key);
        } catch (MVStoreException e) {
            throw Faults.of(e);
        }
    }

    /** The number of keys; costs no scan. */
    default long size(int table) {
        RootReference<byte[], byte[]> root = root(table);
        return root == null ? 0 : root.getTotalCount();
    }

    /**
     * Walks keys in order.
     *
     * @param from the least key, or the greatest when {@code reverse}, inclusive; absent = from the end of the table
     */
    default Scan scan(int table, byte @Nullable [] from, boolean reverse) {
        RootReference<byte[], byte[]> root = root(table);
        if (root == null) return new Scan(null);
        try {
            return new Scan(new Cursor<>(root, from, null, reverse));
        } catch (MVStoreException e) {
            throw Faults.of(e);
        }
    }
}
