package dev.embeddedmongodb.query;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.exception.BadValueException;
import dev.embeddedmongodb.index.ValueOrder;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** MongoDB's comparison operators on single values. */
final class Comparison {

    private Comparison() {}

    /** The test that the operator means; absent when it is not a comparison. */
    static @Nullable Predicate<Object> of(String operator, @Nullable Object operand) {
        return switch (operator) {
            case "$eq" -> operand instanceof BsonRegularExpression ? null : value -> equal(value, operand);
            case "$gt" -> ordered(operand, order -> order > 0);
            case "$gte" -> ordered(operand, order -> order >= 0);
            case "$lt" -> ordered(operand, order -> order < 0);
            case "$lte" -> ordered(operand, order -> order <= 0);
            case "$in" -> in(operand);
            default -> null;
        };
    }

    /** Null equals null and absent; numbers of all kinds are equal when they are the same number. */
    static boolean equal(@Nullable Object value, @Nullable Object operand) {
        if (operand == null) return Missing.isNullOrMissing(value);
        if (value == null || value instanceof Missing) return false;
        if (value.getClass() == operand.getClass() && isSimple(value)) return value.equals(operand);
        return ValueOrder.typeByte(value) == ValueOrder.typeByte(operand) && ValueOrder.equal(value, operand);
    }

    private static boolean isSimple(Object value) {
        return value instanceof String || value instanceof Long || value instanceof Integer;
    }

    private static Predicate<Object> ordered(@Nullable Object operand, IntPredicate wanted) {
        byte[] bound = ValueOrder.encode(operand);
        boolean allTypes = operand instanceof MinKey || operand instanceof MaxKey;
        boolean nan = isNaN(operand);
        return value -> {
            if (!allTypes && ValueOrder.typeByte(value) != ValueOrder.typeByte(operand)) return false;
            if (value instanceof Missing && operand != null) return false;
            // NaN is equal to itself and neither less nor greater than any number.
            if (nan != isNaN(value)) return false;
            return wanted.test(Arrays.compareUnsigned(ValueOrder.encode(value), bound));
        };
    }

    private static boolean isNaN(@Nullable Object value) {
        return value instanceof Number number && Double.isNaN(number.doubleValue());
    }

    private static @Nullable Predicate<Object> in(@Nullable Object operand) {
        if (!(operand instanceof Collection<?> values)) throw new BadValueException("$in needs an array");
        Set<java.nio.ByteBuffer> encoded = new HashSet<>();
        for (Object value : values) {
            if (value instanceof BsonRegularExpression || (value instanceof Document d && d.containsKey("$regex"))) {
                return null;
            }
            encoded.add(java.nio.ByteBuffer.wrap(ValueOrder.encode(value)));
        }
        return value -> encoded.contains(java.nio.ByteBuffer.wrap(ValueOrder.encode(value)));
    }
}
