package dev.pondkeeper.query.report;

import java.util.Arrays;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Entries of one width, sorted, end to end in one binary: equal sets of entries are equal bytes, whatever order they came in. */
final class Packed {

    private static final Binary NONE = new Binary(new byte[0]);

    private Packed() {}

    /** The bytes of what may not be there yet. */
    static byte[] bytes(@Nullable Binary packed) {
        return packed == null ? NONE.getData() : packed.getData();
    }

    /** All entries and this one, which sets the width. */
    static Binary with(@Nullable Binary packed, byte[] entry) {
        byte[] before = bytes(packed);
        int at = insertionPoint(before, entry);
        byte[] after = Arrays.copyOf(before, before.length + entry.length);
        System.arraycopy(before, at, after, at + entry.length, before.length - at);
        System.arraycopy(entry, 0, after, at, entry.length);
        return new Binary(after);
    }

    private static int insertionPoint(byte[] packed, byte[] entry) {
        int low = 0;
        int high = packed.length / entry.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int from = middle * entry.length;
            if (Arrays.compareUnsigned(packed, from, from + entry.length, entry, 0, entry.length) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low * entry.length;
    }
}
