package dev.embeddedmongodb.storage;

import java.util.Arrays;

/** A byte string that grows. */
public final class Bytes {

    private byte[] bytes;
    private int length;

    public Bytes(int capacity) {
        bytes = new byte[capacity];
    }

    private void reserve(int more) {
        if (bytes.length - length < more) bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }

    public Bytes u8(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
        return this;
    }

    /** Most significant byte first. */
    public Bytes i32(int value) {
        return u8(value >>> 24).u8(value >>> 16).u8(value >>> 8).u8(value);
    }

    /** Most significant byte first. */
    public Bytes i64(long value) {
        reserve(8);
        for (int shift = 56; shift >= 0; shift -= 8) bytes[length++] = (byte) (value >>> shift);
        return this;
    }

    public Bytes varint(int value) {
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            u8(rest | 0x80);
            rest >>>= 7;
        }
        return u8(rest);
    }

    public Bytes raw(byte[] more) {
        return raw(more, 0, more.length);
    }

    public Bytes raw(byte[] more, int from, int count) {
        reserve(count);
        System.arraycopy(more, from, bytes, length, count);
        length += count;
        return this;
    }

    public int length() {
        return length;
    }

    /** Inverts the bytes from there on, which reverses their order. */
    public void invertFrom(int start) {
        for (int i = start; i < length; i++) bytes[i] = (byte) ~bytes[i];
    }

    public void truncate(int newLength) {
        length = newLength;
    }

    /** The inner array; only the first {@link #length()} bytes are content. */
    public byte[] array() {
        return bytes;
    }

    public byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }
}
