package dev.embeddedmongodb.query;

import dev.embeddedmongodb.index.ValueOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A span of encoded values.
 *
 * @param from inclusive
 * @param to exclusive
 */
@SuppressWarnings("ArrayRecordComponent") // intervals are never compared
record Interval(byte[] from, byte[] to, boolean point) {

    static Interval of(Predicate predicate) {
        byte[] value = ValueOrder.encode(predicate.value());
        byte[] type = {value[0]};
        return switch (predicate.operator()) {
            case GREATER -> new Interval(successor(value), successor(type), false);
            case GREATER_OR_EQUAL -> new Interval(value, successor(type), false);
            case LESS -> new Interval(least(predicate.value(), type), value, false);
            case LESS_OR_EQUAL -> new Interval(least(predicate.value(), type), successor(value), false);
            default -> point(value);
        };
    }

    static Interval point(byte[] value) {
        return new Interval(value, successor(value), true);
    }

    /** NaN sorts below all numbers but is less than none. */
    private static byte[] least(@Nullable Object value, byte[] type) {
        return value instanceof Number ? ValueOrder.encode(Double.NEGATIVE_INFINITY) : type;
    }

    @Nullable
    Interval intersect(Interval other) {
        byte[] low = Arrays.compareUnsigned(from, other.from) >= 0 ? from : other.from;
        byte[] high = Arrays.compareUnsigned(to, other.to) <= 0 ? to : other.to;
        if (Arrays.compareUnsigned(low, high) >= 0) return null;
        return new Interval(low, high, point || other.point);
    }

    /** The same span of an index field that descends. */
    Interval inverted() {
        return new Interval(point ? invert(from) : successor(invert(to)), successor(invert(from)), point);
    }

    private static byte[] invert(byte[] bytes) {
        byte[] inverted = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) inverted[i] = (byte) ~bytes[i];
        return inverted;
    }

    /** The least byte string above every one that begins with these bytes. */
    static byte[] successor(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == (byte) 0xFF) end--;
        byte[] next = Arrays.copyOf(bytes, end);
        if (end > 0) next[end - 1]++;
        return next;
    }
}
