package dev.embeddedmongodb.query;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.BadValueException;
import dev.embeddedmongodb.index.ValueOrder;
import dev.embeddedmongodb.storage.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The order in which a query wants its answers. */
public record SortOrder(List<Field> fields, int natural) {

    /** No order asked for. */
    public static final SortOrder NONE = new SortOrder(List.of(), 0);

    record Field(String path, boolean ascending) {}

    public static SortOrder of(@Nullable Document specification) {
        if (specification == null || specification.isEmpty()) return NONE;
        List<Field> fields = new ArrayList<>();
        for (Map.Entry<String, Object> entry : specification.entrySet()) {
            if (!(entry.getValue() instanceof Number direction)) {
                throw new BadValueException("$sort by an expression ($meta) is not supported by this server");
            }
            int sign = direction.intValue();
            if (sign != 1 && sign != -1) {
                throw new BadValueException("$sort key ordering must be 1 (for ascending) or -1 (for descending)");
            }
            if (entry.getKey().equals("$natural")) return new SortOrder(List.of(), sign);
            fields.add(new Field(entry.getKey(), sign > 0));
        }
        return new SortOrder(List.copyOf(fields), 0);
    }

    boolean isNone() {
        return fields.isEmpty();
    }

    /** A byte string whose unsigned order is this order. An array sorts by its least element, descending by its greatest. */
    byte[] keyOf(Document document) {
        Bytes key = new Bytes(48);
        for (Field field : fields) {
            List<byte[]> values = new ArrayList<>();
            collect(document, List.of(field.path().split("\\.", -1)), values);
            byte[] chosen = null;
            for (byte[] value : values) {
                int order = chosen == null ? 0 : Arrays.compareUnsigned(value, chosen);
                if (chosen == null || (field.ascending() ? order < 0 : order > 0)) chosen = value;
            }
            int start = key.length();
            key.raw(chosen == null ? ValueOrder.encode(null) : chosen);
            if (!field.ascending()) key.invertFrom(start);
        }
        return key.toArray();
    }

    private static void collect(@Nullable Object value, List<String> steps, List<byte[]> found) {
        if (steps.isEmpty()) {
            if (value instanceof Collection<?> array) {
                if (array.isEmpty()) found.add(ValueOrder.encode(ValueOrder.EMPTY_ARRAY));
                for (Object element : array) found.add(ValueOrder.encode(element));
            } else {
                found.add(ValueOrder.encode(value));
            }
        } else if (value instanceof Document document) {
            collect(document.get(steps.get(0)), steps.subList(1, steps.size()), found);
        } else if (value instanceof List<?> array) {
            String step = steps.get(0);
            if (step.chars().allMatch(Character::isDigit) && !step.isEmpty() && step.length() < 9) {
                int position = Integer.parseInt(step);
                collect(position < array.size() ? array.get(position) : null, steps.subList(1, steps.size()), found);
            } else {
                for (Object element : array) {
                    if (element instanceof Document) collect(element, steps, found);
                    else found.add(ValueOrder.encode(null));
                }
            }
        } else {
            found.add(ValueOrder.encode(null));
        }
    }
}
