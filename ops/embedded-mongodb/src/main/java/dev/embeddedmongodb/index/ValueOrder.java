package dev.embeddedmongodb.index;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import dev.embeddedmongodb.storage.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values as byte strings whose unsigned order is MongoDB's order of values ("BSON type comparison order" in its
 * manual). Every encoding ends itself: none is a prefix of another, so encodings can stand behind each other.
 */
public final class ValueOrder {

    /** Stands in an index for the elements of an empty array. */
    public static final Object EMPTY_ARRAY = new Object();

    static final int MIN_KEY = 0x05;
    static final int UNDEFINED = 0x08;
    static final int NULL = 0x0A;
    static final int NUMBER = 0x14;
    static final int STRING = 0x1E;
    static final int OBJECT = 0x28;
    static final int ARRAY = 0x32;
    static final int BINARY = 0x3C;
    static final int OBJECT_ID = 0x46;
    static final int BOOLEAN = 0x50;
    static final int DATE = 0x5A;
    static final int TIMESTAMP = 0x64;
    static final int REGEX = 0x6E;
    static final int CODE = 0x78;
    static final int MAX_KEY = 0xF0;

    private ValueOrder() {}

    public static byte[] encode(@Nullable Object value) {
        Bytes out = new Bytes(32);
        encode(value, out);
        return out.toArray();
    }

    /** Compares as MongoDB sorts; an array counts as a value of its own kind. */
    public static int compare(@Nullable Object a, @Nullable Object b) {
        return Arrays.compareUnsigned(encode(a), encode(b));
    }

    public static boolean equal(@Nullable Object a, @Nullable Object b) {
        return Arrays.equals(encode(a), encode(b));
    }

    /** The first byte of the encoding; equal for all values that MongoDB's range operators compare with each other. */
    public static int typeByte(@Nullable Object value) {
        if (Missing.isNullOrMissing(value)) return NULL;
        if (value instanceof String) return STRING;
        if (value instanceof Number) return NUMBER;
        if (value instanceof Map) return OBJECT;
        if (value instanceof Collection) return ARRAY;
        if (value instanceof ObjectId) return OBJECT_ID;
        if (value instanceof Instant) return DATE;
        if (value instanceof Boolean) return BOOLEAN;
        if (value instanceof BinData || value instanceof UUID || value instanceof LegacyUUID) return BINARY;
        if (value instanceof BsonTimestamp) return TIMESTAMP;
        if (value instanceof BsonRegularExpression) return REGEX;
        if (value instanceof BsonJavaScript) return CODE;
        if (value instanceof MinKey) return MIN_KEY;
        if (value instanceof MaxKey) return MAX_KEY;
        if (value == EMPTY_ARRAY) return UNDEFINED;
        throw new IllegalArgumentException("Values like " + value + " have no order");
    }

    public static void encode(@Nullable Object value, Bytes out) {
        int type = typeByte(value);
        out.u8(type);
        if (value instanceof String text) text(text, out);
        else if (value instanceof Number number) NumberOrder.encode(number, out);
        else if (value instanceof Map<?, ?> document) document(document, out);
        else if (value instanceof Collection<?> array) array(array, out);
        else if (value instanceof ObjectId id) out.raw(id.toByteArray());
        else if (value instanceof Instant instant) out.i64(instant.toEpochMilli() ^ Long.MIN_VALUE);
        else if (value instanceof Boolean bool) out.u8(bool ? 1 : 0);
        else if (value instanceof BsonTimestamp timestamp) out.i64(timestamp.getValue());
        else if (value instanceof BinData data)
            out.i32(data.getData().length).u8(0).raw(data.getData());
        else if (value instanceof UUID id) uuid(4, id, out);
        else if (value instanceof LegacyUUID id) uuid(3, id.getUuid(), out);
        else if (value instanceof BsonRegularExpression regex) {
            text(regex.getPattern(), out);
            text(regex.getOptions() == null ? "" : regex.getOptions(), out);
        } else if (value instanceof BsonJavaScript code) text(code.getCode(), out);
    }

    private static void uuid(int subtype, UUID id, Bytes out) {
        out.i32(16).u8(subtype).i64(id.getMostSignificantBits()).i64(id.getLeastSignificantBits());
    }

    /** UTF-8, which sorts as code points; a zero within is escaped so that two zeros end it. */
    private static void text(String text, Bytes out) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            out.u8(b);
            if (b == 0) out.u8(0xFF);
        }
        out.u8(0).u8(0);
    }

    private static void document(Map<?, ?> document, Bytes out) {
        for (Map.Entry<?, ?> field : document.entrySet()) {
            out.u8(typeByte(field.getValue()));
            text(String.valueOf(field.getKey()), out);
            encode(field.getValue(), out);
        }
        out.u8(0);
    }

    private static void array(Collection<?> array, Bytes out) {
        for (Object element : array) encode(element, out);
        out.u8(0);
    }
}
