package dev.embeddedmongodb.command;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.exception.BadValueException;
import dev.embeddedmongodb.collection.StoredDocument;
import dev.embeddedmongodb.index.ValueOrder;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the library's update operators and a document, where the library alone would quietly do something
 * else than MongoDB: it takes a value of another kind for no change, lets sums overflow, and compares Decimal128 as
 * double.
 */
final class UpdateGuard {

    private static final List<String> COMPARING = List.of("$min", "$max", "$pull", "$pullAll", "$addToSet");

    private final Document change;
    private final boolean positional;

    UpdateGuard(Document change) {
        this.change = change;
        this.positional = change.values().stream()
                .anyMatch(part -> part instanceof Document fields
                        && fields.keySet().stream().anyMatch(path -> path.contains("$")));
    }

    /**
     * The document as the library gets it.
     *
     * @throws de.bwaldvogel.mongo.exception.MongoServerError when the library would compare what it cannot
     */
    Document prepare(Document original) {
        for (String operator : COMPARING) {
            for (Map.Entry<String, Object> field : fields(operator).entrySet()) {
                refuseUncomparable(operator, field.getKey(), valueAt(original, field.getKey()), field.getValue());
            }
        }
        Document prepared = null;
        for (Map.Entry<String, Object> field : fields("$set").entrySet()) {
            Object old = valueAt(original, field.getKey());
            if (positional || old instanceof Missing || field.getKey().equals("_id")) continue;
            if (!ValueOrder.equal(old, field.getValue()) && !mayBeTakenAsEqual(old, field.getValue())) continue;
            if (isIdentical(old, field.getValue())) continue;
            if (prepared == null) prepared = original.cloneDeeply();
            // Something that equals nothing, so that the library sees the change.
            Utils.changeSubdocumentValue(prepared, field.getKey(), MinKey.getInstance());
        }
        return prepared == null ? original : prepared;
    }

    /** Refuses sums and products that do not fit 64 bits. */
    void check(Document original, Document after) {
        checkOverflow("$inc", original, after);
        checkOverflow("$mul", original, after);
    }

    private void checkOverflow(String operator, Document original, Document after) {
        if (positional) return;
        for (Map.Entry<String, Object> field : fields(operator).entrySet()) {
            if (!(valueAt(original, field.getKey()) instanceof Number old)
                    || !(field.getValue() instanceof Number operand)
                    || !(valueAt(after, field.getKey()) instanceof Long result)
                    || !isWhole(old)
                    || !isWhole(operand)) continue;
            BigInteger a = BigInteger.valueOf(old.longValue());
            BigInteger b = BigInteger.valueOf(operand.longValue());
            BigInteger exact = operator.equals("$inc") ? a.add(b) : a.multiply(b);
            if (!exact.equals(BigInteger.valueOf(result))) {
                throw new BadValueException("Failed to apply " + operator + " operations to current value (" + old
                        + ") for document {_id: " + original.get("_id") + "}: it would overflow");
            }
        }
    }

    private static boolean isWhole(Number number) {
        return number instanceof Long || number instanceof Integer;
    }

    private Document fields(String operator) {
        return change.get(operator) instanceof Document fields ? fields : new Document();
    }

    private static Object valueAt(Document document, String path) {
        if (path.contains("$")) return Missing.getInstance();
        Object value = Utils.getSubdocumentValue(document, path);
        return value == null ? new Document() : value;
    }

    /** Numbers that differ, yet not as doubles. */
    private static boolean mayBeTakenAsEqual(Object old, @Nullable Object value) {
        return holdsDecimal(old) || holdsDecimal(value);
    }

    private static boolean isIdentical(Object old, @Nullable Object value) {
        return Arrays.equals(
                StoredDocument.encode(new Document("v", old)), StoredDocument.encode(new Document("v", value)));
    }

    private static void refuseUncomparable(String operator, String path, Object old, @Nullable Object operand) {
        if (holdsDecimal(old) || holdsDecimal(operand)) {
            throw Options.unsupported("Decimal128 in " + operator + " ('" + path + "')");
        }
        if (!operator.equals("$addToSet") || !(old instanceof Collection<?> set)) return;
        Collection<?> added = operand instanceof Document each && each.get("$each") instanceof Collection<?> several
                ? several
                : Arrays.asList(operand);
        for (Object value : added) {
            if (set.contains(value)) continue;
            if (set.stream().anyMatch(member -> ValueOrder.equal(member, value))) {
                throw Options.unsupported("A number beside the same one of another kind by $addToSet ('" + path + "')");
            }
        }
    }

    static boolean holdsDecimal(@Nullable Object value) {
        if (value instanceof Decimal128) return true;
        if (value instanceof Document document)
            return document.values().stream().anyMatch(UpdateGuard::holdsDecimal);
        return value instanceof Collection<?> list && list.stream().anyMatch(UpdateGuard::holdsDecimal);
    }
}
