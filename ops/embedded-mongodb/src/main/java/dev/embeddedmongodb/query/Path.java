package dev.embeddedmongodb.query;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A dotted name and the values that it leads to; an array on the way leads to those of all its documents. */
final class Path {

    private final String[] steps;

    Path(String path) {
        steps = path.split("\\.", -1);
    }

    /** Whether any value there passes; an array there passes also when an element of it does. */
    boolean any(Document document, Predicate<Object> test) {
        return any(document, 0, test, true);
    }

    /** Whether any value there passes, an array only as a whole. */
    boolean anyWhole(Document document, Predicate<Object> test) {
        return any(document, 0, test, false);
    }

    @SuppressWarnings("NullAway") // null is a value here
    private boolean any(@Nullable Object value, int step, Predicate<Object> test, boolean elements) {
        if (step == steps.length) {
            if (test.test(value)) return true;
            if (elements && value instanceof List<?> array) {
                for (Object element : array) if (test.test(element)) return true;
            }
            return false;
        }
        if (value instanceof Document document) {
            return any(document.getOrMissing(steps[step]), step + 1, test, elements);
        }
        if (value instanceof List<?> array) return anyElement(array, step, test, elements);
        return test.test(Missing.getInstance());
    }

    private boolean anyElement(List<?> array, int step, Predicate<Object> test, boolean elements) {
        String name = steps[step];
        if (!name.isEmpty() && name.length() < 9 && name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int position = Integer.parseInt(name);
            if (position < array.size() && any(array.get(position), step + 1, test, elements)) return true;
        }
        for (Object element : array) {
            if (element instanceof Document && any(element, step, test, elements)) return true;
        }
        return false;
    }
}
