package dev.embeddedmongodb.query;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.BadValueException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Whether documents match a filter. Comparisons are MongoDB's, exact for every kind of number, with each condition on
 * an array met by any element; the operators that compare nothing are the library's.
 */
public final class Matcher {

    private final List<Predicate<Document>> conditions = new ArrayList<>();

    private Matcher() {}

    /**
     * Reads the filter.
     *
     * @throws de.bwaldvogel.mongo.exception.MongoServerError when it is malformed
     */
    public static Matcher of(Document filter) {
        Matcher matcher = new Matcher();
        for (Map.Entry<String, Object> entry : filter.entrySet()) {
            String name = entry.getKey();
            switch (name) {
                case "$and" -> matcher.conditions.addAll(parts(name, entry.getValue()));
                case "$or" -> matcher.conditions.add(anyOf(parts(name, entry.getValue())));
                case "$nor" ->
                    matcher.conditions.add(anyOf(parts(name, entry.getValue())).negate());
                case "$comment" -> {}
                default -> {
                    if (name.startsWith("$")) matcher.conditions.add(byLibrary(name, entry.getValue()));
                    else matcher.field(name, entry.getValue());
                }
            }
        }
        return matcher;
    }

    public boolean matches(Document document) {
        for (Predicate<Document> condition : conditions) if (!condition.test(document)) return false;
        return true;
    }

    private static List<Predicate<Document>> parts(String name, Object value) {
        List<Predicate<Document>> parts = new ArrayList<>();
        if (value instanceof Collection<?> list) {
            for (Object part : list) {
                if (!(part instanceof Document inner)) throw new BadValueException(name + " elements must be objects");
                parts.add(Matcher.of(inner)::matches);
            }
        }
        if (parts.isEmpty()) throw new BadValueException("$and/$or/$nor must be a nonempty array");
        return parts;
    }

    private static Predicate<Document> anyOf(List<Predicate<Document>> parts) {
        return document -> {
            for (Predicate<Document> part : parts) if (part.test(document)) return true;
            return false;
        };
    }

    private static Predicate<Document> byLibrary(String field, Object value) {
        Document filter = new Document(field, value);
        QueryMatcher library = new DefaultQueryMatcher();
        // Asked once of nothing, so that a fault in the filter shows even where there are no documents.
        library.matches(new Document(), filter);
        return document -> library.matches(document, filter);
    }

    private void field(String path, Object value) {
        if (value instanceof BsonRegularExpression || isPattern(value)) {
            conditions.add(byLibrary(path, value));
        } else if (value instanceof Document expression && Conditions.isExpression(expression)) {
            expression(path, expression);
        } else {
            Path steps = new Path(path);
            conditions.add(document -> steps.any(document, candidate -> Comparison.equal(candidate, value)));
        }
    }

    private static boolean isPattern(Object value) {
        return value instanceof Document document && document.containsKey("$regex");
    }

    private void expression(String path, Document expression) {
        Path steps = new Path(path);
        Document rest = new Document();
        for (Map.Entry<String, Object> part : expression.entrySet()) {
            Object operand = part.getValue();
            switch (part.getKey()) {
                case "$elemMatch" -> conditions.add(elemMatch(steps, operand));
                case "$not" -> not(path, operand);
                case "$ne" ->
                    conditions.add(document -> !steps.any(document, candidate -> Comparison.equal(candidate, operand)));
                case "$nin" -> {
                    Predicate<Object> in = Comparison.of("$in", operand);
                    if (in == null) rest.put(part.getKey(), operand);
                    else conditions.add(document -> !steps.any(document, in));
                }
                case "$exists" -> {
                    boolean wanted = de.bwaldvogel.mongo.backend.Utils.isTrue(operand);
                    conditions.add(
                            document -> steps.any(document, candidate -> !(candidate instanceof Missing)) == wanted);
                }
                default -> {
                    Predicate<Object> comparison = Comparison.of(part.getKey(), operand);
                    if (comparison == null) rest.put(part.getKey(), operand);
                    else conditions.add(document -> steps.any(document, comparison));
                }
            }
        }
        if (!rest.isEmpty()) conditions.add(byLibrary(path, rest));
    }

    private void not(String path, Object operand) {
        if (operand instanceof Document expression
                && Conditions.isExpression(expression)
                && !expression.containsKey("$regex")) {
            Matcher negated = Matcher.of(new Document(path, expression));
            conditions.add(document -> !negated.matches(document));
        } else {
            conditions.add(byLibrary(path, new Document("$not", operand)));
        }
    }

    private static Predicate<Document> elemMatch(Path steps, Object operand) {
        if (!(operand instanceof Document inner)) throw new BadValueException("$elemMatch needs an Object");
        Predicate<Object> element;
        if (Conditions.isExpression(inner) && !Conditions.isLogical(inner)) {
            // The element itself is asked, as if it were the field of a document.
            Matcher matcher = Matcher.of(new Document("e", inner));
            element = value -> matcher.matches(new Document("e", value));
        } else {
            Matcher matcher = Matcher.of(inner);
            element = value -> value instanceof Document document && matcher.matches(document);
        }
        return document -> steps.anyWhole(
                document,
                value -> value instanceof List<?> array && array.stream().anyMatch(element));
    }
}
