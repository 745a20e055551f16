package dev.pondkeeper.kernel.programme;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The programme in plain values, as an event carries it: maps, lists, texts, numbers. A document of an older release lacks
 * the numbers that were added since; they read as shipped, so that every version stays readable for ever.
 */
public final class ProgrammeDocument {

    private static final String VERSION = "version";

    private ProgrammeDocument() {}

    /** Everything but the version, field by field in the order of the records. */
    public static Map<String, Object> of(Programme programme) {
        Map<String, Object> document = fieldsOf(programme);
        document.remove(VERSION);
        return document;
    }

    /**
     * Reads a document back.
     *
     * @throws dev.pondkeeper.kernel.InvalidValue if a value breaks a rule of its own
     */
    public static Programme read(int version, Map<String, Object> document) {
        Map<String, Object> whole = new LinkedHashMap<>(document);
        whole.put(VERSION, version);
        return Objects.requireNonNull((Programme) record(Programme.class, whole, Programme.DEFAULT));
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Enum<?> constant) return constant.name();
        if (value instanceof LocalTime || value instanceof ZoneId) return value.toString();
        if (value instanceof Set<?> set)
            return set.stream()
                    .map(each -> String.valueOf(plain(each)))
                    .sorted()
                    .toList();
        if (value instanceof Collection<?> list)
            return list.stream().map(ProgrammeDocument::plain).toList();
        if (!(value instanceof Record record)) return value;
        return isSingle(record.getClass()) ? get(record.getClass().getRecordComponents()[0], record) : fieldsOf(record);
    }

    private static Map<String, Object> fieldsOf(Record record) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = plain(get(component, record));
            if (value != null) fields.put(component.getName(), value);
        }
        return fields;
    }

    private static @Nullable Object record(Class<?> type, Map<?, ?> fields, @Nullable Object shipped) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            boolean optional = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
            Object fallback = shipped == null || optional ? null : get(components[i], shipped);
            Object plain = fields.get(components[i].getName());
            values[i] = plain == null ? fallback : value(components[i].getGenericType(), plain, fallback);
        }
        return construct(type, components, values);
    }

    private static Object value(Type type, Object plain, @Nullable Object shipped) {
        if (type instanceof ParameterizedType many) {
            List<Object> elements = new ArrayList<>();
            for (Object each : (Collection<?>) plain) elements.add(value(many.getActualTypeArguments()[0], each, null));
            return many.getRawType() == Set.class ? new LinkedHashSet<>(elements) : elements;
        }
        Class<?> raw = (Class<?>) type;
        if (raw == int.class || raw == Integer.class) return ((Number) plain).intValue();
        if (raw == long.class) return ((Number) plain).longValue();
        if (raw == LocalTime.class) return LocalTime.parse((String) plain);
        if (raw == ZoneId.class) return ZoneId.of((String) plain);
        if (raw.isEnum()) return constant(raw, plain);
        if (!raw.isRecord()) return plain;
        if (!isSingle(raw)) return Objects.requireNonNull(record(raw, (Map<?, ?>) plain, shipped));
        RecordComponent[] inner = raw.getRecordComponents();
        return construct(raw, inner, new Object[] {value(inner[0].getType(), plain, null)});
    }

    private static Object constant(Class<?> type, Object name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> ((Enum<?>) each).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no " + type.getSimpleName() + " " + name));
    }

    private static boolean isSingle(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        return components.length == 1 && components[0].getAccessor().isAnnotationPresent(JsonValue.class);
    }

    private static @Nullable Object get(RecordComponent component, Object of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("the parts of a programme are public records", impossible);
        }
    }

    private static Object construct(Class<?> type, RecordComponent[] components, @Nullable Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(thrown);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("the parts of a programme are public records", impossible);
        }
    }
}
