package dev.pondkeeper.eventstore;

import java.util.Arrays;

/** Bytes that are appended to; like the platform's own stream of them, without its locks. */
class GrowingBytes {
    private byte[] bytes;
    private int length;

    GrowingBytes(int capacity) {
        this.bytes = new byte[capacity];
    }

    final int length() {
        return length;
    }

    final byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** The array behind it, of which the first {@link #length()} bytes count. */
    final byte[] array() {
        return bytes;
    }

    /** Makes room for so many bytes more; returns the index of the first. */
    final int room(int count) {
        int at = length;
        length = Math.addExact(at, count);
        if (length > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(length, 2 * bytes.length));
        return at;
    }

    final void put(int value) {
        int at = room(1);
        bytes[at] = (byte) value;
    }

    final void put(byte[] more) {
        int at = room(more.length);
        System.arraycopy(more, 0, bytes, at, more.length);
    }
}
