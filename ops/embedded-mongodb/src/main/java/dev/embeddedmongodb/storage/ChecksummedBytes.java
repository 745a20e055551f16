package dev.embeddedmongodb.storage;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Byte strings in unsigned order. A page's keys and a page's values are each written with shared prefixes left out and
 * a CRC32C behind them, so a flipped byte anywhere in a live page is found when the page is read.
 */
final class ChecksummedBytes extends BasicDataType<byte[]> {

    static final ChecksummedBytes INSTANCE = new ChecksummedBytes();

    private static final byte[][] NONE = new byte[0][];
    private static final byte[] EMPTY = new byte[0];

    /** Header and alignment of an array on a 64 bit virtual machine. */
    private static final int ARRAY_OVERHEAD = 24;

    private ChecksummedBytes() {}

    @Override
    public int compare(byte[] a, byte[] b) {
        return Arrays.compareUnsigned(a, b);
    }

    @Override
    public int getMemory(byte[] bytes) {
        return ARRAY_OVERHEAD + bytes.length;
    }

    @Override
    public byte[][] createStorage(int size) {
        return size == 0 ? NONE : new byte[size][];
    }

    @Override
    public void write(WriteBuffer buffer, byte[] bytes) {
        write(buffer, new byte[][] {bytes}, 1);
    }

    @Override
    public byte[] read(ByteBuffer buffer) {
        byte[][] one = new byte[1][];
        read(buffer, one, 1);
        return one[0];
    }

    @Override
    public void write(WriteBuffer buffer, Object storage, int length) {
        byte[][] all = cast(storage);
        int start = buffer.position();
        byte[] previous = EMPTY;
        for (int i = 0; i < length; i++) {
            byte[] bytes = all[i];
            int mismatch = Arrays.mismatch(previous, bytes);
            int shared = mismatch < 0 ? bytes.length : mismatch;
            buffer.putVarInt(shared).putVarInt(bytes.length - shared);
            // A slice of the array without a copy: WriteBuffer has no put with an offset.
            buffer.put(ByteBuffer.wrap(bytes, shared, bytes.length - shared));
            previous = bytes;
        }
        ByteBuffer written = buffer.getBuffer().duplicate();
        written.limit(buffer.position()).position(start);
        buffer.putInt(checksum(written));
    }

    @Override
    public void read(ByteBuffer buffer, Object storage, int length) {
        byte[][] all = cast(storage);
        int start = buffer.position();
        try {
            byte[] previous = EMPTY;
            for (int i = 0; i < length; i++) {
                int shared = DataUtils.readVarInt(buffer);
                int rest = DataUtils.readVarInt(buffer);
                if (shared < 0 || shared > previous.length || rest < 0 || rest > buffer.remaining()) throw damaged();
                byte[] bytes = Arrays.copyOf(previous, shared + rest);
                if (shared > 0 && rest == 0 && shared == previous.length) bytes = previous;
                else {
                    System.arraycopy(previous, 0, bytes, 0, shared);
                    buffer.get(bytes, shared, rest);
                }
                all[i] = bytes;
                previous = bytes;
            }
            ByteBuffer read = buffer.duplicate();
            read.limit(buffer.position()).position(start);
            if (buffer.getInt() != checksum(read)) throw damaged();
        } catch (java.nio.BufferUnderflowException e) {
            throw damaged();
        }
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private static MVStoreException damaged() {
        return DataUtils.newMVStoreException(
                DataUtils.ERROR_FILE_CORRUPT, "The checksum of a page does not fit its content");
    }
}
