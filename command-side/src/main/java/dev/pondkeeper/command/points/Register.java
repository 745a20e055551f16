package dev.pondkeeper.command.points;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * What was recorded under an id, for ever: rows of whole numbers under the id's 128-bit digest, all in one array. A hundred
 * thousand of them cost a few megabytes and not one object each.
 */
final class Register {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int DIGEST = 2 * Long.BYTES;

    private final int columns;
    private byte[] rows = {};
    private int count;
    private int[] index = {};

    Register(int columns) {
        this.columns = columns;
    }

    /** As a snapshot carries it: the rows without the index, which is made again. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Register of(byte[] packed) {
        Register register = new Register(packed[0]);
        register.rows = Arrays.copyOfRange(packed, 1, packed.length);
        register.count = register.rows.length / register.width();
        register.reindex();
        return register;
    }

    @JsonValue
    byte[] packed() {
        byte[] packed = new byte[1 + count * width()];
        packed[0] = (byte) columns;
        System.arraycopy(rows, 0, packed, 1, count * width());
        return packed;
    }

    /** @return its row, or -1 if nothing was recorded under the id */
    int find(String id) {
        if (count == 0) return -1;
        byte[] digest = digestOf(id);
        long high = (long) LONGS.get(digest, 0);
        long low = (long) LONGS.get(digest, Long.BYTES);
        for (int slot = slotOf(high); index[slot] != 0; slot = (slot + 1) & (index.length - 1)) {
            int at = (index[slot] - 1) * width();
            if ((long) LONGS.get(rows, at) == high && (long) LONGS.get(rows, at + Long.BYTES) == low) {
                return index[slot] - 1;
            }
        }
        return -1;
    }

    /** Adds a row under an id that has none. */
    void add(String id, long... values) {
        int at = count * width();
        if (at == rows.length) rows = Arrays.copyOf(rows, Math.max(4, count + count / 2) * width());
        System.arraycopy(digestOf(id), 0, rows, at, DIGEST);
        count++;
        for (int column = 0; column < columns; column++) set(count - 1, column, values[column]);
        if (count * 2 > index.length) reindex();
        else enter(count - 1);
    }

    long get(int row, int column) {
        return (long) LONGS.get(rows, at(row, column));
    }

    void set(int row, int column, long value) {
        LONGS.set(rows, at(row, column), value);
    }

    private int at(int row, int column) {
        return row * width() + DIGEST + column * Long.BYTES;
    }

    private int width() {
        return DIGEST + columns * Long.BYTES;
    }

    private void reindex() {
        index = new int[Math.max(8, Integer.highestOneBit(Math.max(1, count)) * 4)];
        for (int row = 0; row < count; row++) enter(row);
    }

    private void enter(int row) {
        int slot = slotOf((long) LONGS.get(rows, row * width()));
        while (index[slot] != 0) slot = (slot + 1) & (index.length - 1);
        index[slot] = row + 1;
    }

    private int slotOf(long high) {
        return (int) high & (index.length - 1);
    }

    private static byte[] digestOf(String id) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
