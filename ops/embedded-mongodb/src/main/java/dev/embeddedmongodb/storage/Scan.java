package dev.embeddedmongodb.storage;

import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** A walk over the keys of a table, one step a call. */
public final class Scan {

    private final @Nullable Cursor<byte[], byte[]> cursor;

    Scan(@Nullable Cursor<byte[], byte[]> cursor) {
        this.cursor = cursor;
    }

    /** The next key; absent at the end. */
    public byte @Nullable [] next() {
        if (cursor == null) return null;
        try {
            return cursor.hasNext() ? cursor.next() : null;
        } catch (MVStoreException e) {
            throw Faults.of(e);
        }
    }

    /** The value of the key that {@link #next} gave last. */
    public byte[] value() {
        if (cursor == null) throw new IllegalStateException("an empty scan has no value");
        return cursor.getValue();
    }
}
