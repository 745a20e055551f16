package dev.embeddedmongodb.query;

import dev.embeddedmongodb.storage.Bytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A span of index keys.
 *
 * @param from inclusive
 * @param to exclusive; absent = to the end
 */
@SuppressWarnings("ArrayRecordComponent") // ranges are never compared
record KeyRange(byte[] from, byte @Nullable [] to) {

    static final KeyRange ALL = new KeyRange(new byte[0], null);

    static KeyRange behind(byte[] prefix, Interval interval) {
        return new KeyRange(concat(prefix, interval.from()), concat(prefix, interval.to()));
    }

    boolean contains(byte[] key) {
        return Arrays.compareUnsigned(key, from) >= 0 && isBelowEnd(key);
    }

    boolean isBelowEnd(byte[] key) {
        return to == null || Arrays.compareUnsigned(key, to) < 0;
    }

    static byte[] concat(byte[] a, byte[] b) {
        return new Bytes(a.length + b.length).raw(a).raw(b).toArray();
    }
}
