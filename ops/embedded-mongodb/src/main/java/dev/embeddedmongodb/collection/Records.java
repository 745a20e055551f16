package dev.embeddedmongodb.collection;

import dev.embeddedmongodb.storage.ReadView;
import java.nio.ByteBuffer;

/** Record numbers: 8 bytes, in order of insertion. */
public final class Records {

    static final int BYTES = Long.BYTES;

    private Records() {}

    public static byte[] key(long number) {
        return ByteBuffer.allocate(BYTES).putLong(number).array();
    }

    public static long number(byte[] record) {
        return ByteBuffer.wrap(record).getLong();
    }

    /** The number behind the greatest one in the table. */
    static long next(ReadView view, int table) {
        byte[] last = view.scan(table, null, true).next();
        return last == null ? 1 : number(last) + 1;
    }
}
