package dev.embeddedmongodb.query;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import dev.embeddedmongodb.query.Predicate.Operator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The conditions of a filter that must all hold and that an index may answer; {@code $and} is flattened. */
final class Conditions {

    private static final Map<String, Operator> OPERATORS = Map.of(
            "$eq", Operator.EQUAL,
            "$in", Operator.IN,
            "$gt", Operator.GREATER,
            "$gte", Operator.GREATER_OR_EQUAL,
            "$lt", Operator.LESS,
            "$lte", Operator.LESS_OR_EQUAL);

    private final List<Predicate> predicates = new ArrayList<>();
    private boolean complete = true;

    private Conditions() {}

    static Conditions of(Document filter) {
        Conditions conditions = new Conditions();
        conditions.all(filter, "", null, null);
        return conditions;
    }

    List<Predicate> predicates() {
        return predicates;
    }

    /** Whether the predicates say all that the filter says. */
    boolean complete() {
        return complete;
    }

    private void all(Document filter, String prefix, @Nullable Object element, @Nullable String arrayPath) {
        for (Map.Entry<String, Object> entry : filter.entrySet()) {
            String field = entry.getKey();
            if (field.equals("$and") && entry.getValue() instanceof Collection<?> parts) {
                for (Object part : parts) {
                    if (part instanceof Document inner) all(inner, prefix, element, arrayPath);
                    else complete = false;
                }
            } else if (field.startsWith("$")) {
                if (!field.equals("$comment")) complete = false;
            } else {
                field(prefix + field, entry.getValue(), element, arrayPath);
            }
        }
    }

    private void field(String path, @Nullable Object value, @Nullable Object element, @Nullable String arrayPath) {
        if (value instanceof Document expression && isExpression(expression)) {
            for (Map.Entry<String, Object> part : expression.entrySet()) {
                operator(path, part.getKey(), part.getValue(), element, arrayPath);
            }
        } else {
            add(path, Operator.EQUAL, value, element, arrayPath);
        }
    }

    private void operator(
            String path, String name, @Nullable Object value, @Nullable Object element, @Nullable String arrayPath) {
        Operator operator = OPERATORS.get(name);
        if (operator != null) {
            add(path, operator, value, element, arrayPath);
        } else if (name.equals("$elemMatch") && value instanceof Document inner && element == null) {
            Object group = new Object();
            if (isExpression(inner) && !isLogical(inner)) field(path, inner, group, path);
            else all(inner, path + ".", group, path);
        } else {
            complete = false;
        }
    }

    private void add(
            String path,
            Operator operator,
            @Nullable Object value,
            @Nullable Object element,
            @Nullable String arrayPath) {
        boolean usable = operator == Operator.IN
                ? value instanceof Collection<?> values && values.stream().allMatch(Conditions::hasEntry)
                : operator == Operator.EQUAL ? hasEntry(value) : hasEntry(value) && value != null && isOrdered(value);
        if (usable) predicates.add(new Predicate(path, operator, value, element, arrayPath));
        else complete = false;
        // null stands in an index also for "absent", and documents compare in ways of their own: ask the document.
        if (usable && !isExact(operator, value)) complete = false;
    }

    /** Arrays and patterns have no single entry that they equal. */
    private static boolean hasEntry(@Nullable Object value) {
        return !(value instanceof Collection || value instanceof BsonRegularExpression || isPattern(value));
    }

    private static boolean isPattern(@Nullable Object value) {
        return value instanceof Document document && document.containsKey("$regex");
    }

    private static boolean isOrdered(Object value) {
        boolean nan = value instanceof Number number && Double.isNaN(number.doubleValue());
        return !nan && !(value instanceof MinKey || value instanceof MaxKey || value instanceof Document);
    }

    private static boolean isExact(Operator operator, @Nullable Object value) {
        if (operator == Operator.IN && value instanceof Collection<?> values) {
            return values.stream().allMatch(each -> isExact(Operator.EQUAL, each));
        }
        return value != null && !(value instanceof Document);
    }

    /** The driver writes several conditions on one element as {@code $elemMatch: {$and: […]}}: those are about its fields. */
    static boolean isLogical(Document value) {
        return value.containsKey("$and") || value.containsKey("$or") || value.containsKey("$nor");
    }

    static boolean isExpression(Document value) {
        return !value.isEmpty() && value.keySet().iterator().next().startsWith("$");
    }
}
