package dev.pondkeeper.eventstore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bson.BsonSerializationException;
import org.bson.BsonType;
import org.bson.RawBsonDocument;

/**
 * The fields of a BSON document in their order, read off its bytes. Strict: a value of another type than the one asked for is
 * an error.
 */
final class BsonFields {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int NAMES = 256;

    /** Names seen before, by a hash of their bytes, so that a page of documents does not make each of them anew. */
    private static final String[] SEEN = new String[NAMES];

    private final byte[] bytes;
    private final int end;
    private int at;
    private int type;
    private String name = "";

    private BsonFields(byte[] bytes, int start) {
        this.bytes = bytes;
        this.at = start + 4;
        this.end = start + (int) INT.get(bytes, start);
    }

    static BsonFields of(RawBsonDocument document) {
        ByteBuffer buffer = document.getByteBuffer().asNIO();
        int start = buffer.arrayOffset() + buffer.position();
        return new BsonFields(buffer.array(), start);
    }

    /** Goes to the next field; false behind the last. */
    boolean next() {
        type = bytes[at++];
        if (type == 0) {
            if (at != end) throw new BsonSerializationException("Behind " + name + " there are bytes of no field.");
            return false;
        }
        int start = at;
        int hash = 0;
        for (byte each = bytes[at++]; each != 0; each = bytes[at++]) {
            hash = 31 * hash + each;
        }
        name = named(start, at - 1 - start, hash & (NAMES - 1));
        return true;
    }

    private String named(int start, int length, int slot) {
        String seen = SEEN[slot];
        if (seen != null && seen.length() == length && is(seen, start)) return seen;
        String fresh = new String(bytes, start, length, StandardCharsets.UTF_8);
        if (fresh.length() == length) SEEN[slot] = fresh; // one character for each byte, as is() compares
        return fresh;
    }

    private boolean is(String text, int start) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != bytes[start + i]) return false;
        }
        return true;
    }

    String name() {
        return name;
    }

    int int32() {
        expect(BsonType.INT32);
        at += 4;
        return (int) INT.get(bytes, at - 4);
    }

    long int64() {
        expect(BsonType.INT64);
        at += 8;
        return (long) LONG.get(bytes, at - 8);
    }

    long dateTime() {
        expect(BsonType.DATE_TIME);
        at += 8;
        return (long) LONG.get(bytes, at - 8);
    }

    String string() {
        expect(BsonType.STRING);
        int length = length();
        at += length;
        return new String(bytes, at - length, length - 1, StandardCharsets.UTF_8);
    }

    byte[] binary() {
        expect(BsonType.BINARY);
        int length = length();
        at += 1 + length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    private int length() {
        int length = (int) INT.get(bytes, at);
        at += 4;
        if (length < 0 || length > bytes.length - at)
            throw new BsonSerializationException(name + " ends in the middle.");
        return length;
    }

    BsonFields document() {
        return inner(BsonType.DOCUMENT);
    }

    BsonFields array() {
        return inner(BsonType.ARRAY);
    }

    private BsonFields inner(BsonType wanted) {
        expect(wanted);
        BsonFields inside = new BsonFields(bytes, at);
        int length = length();
        at += length - 4;
        return inside;
    }

    private void expect(BsonType wanted) {
        if (type != wanted.getValue()) {
            throw new BsonSerializationException(
                    name + " is a " + BsonType.findByValue(type) + " and not a " + wanted + ".");
        }
    }
}
