package dev.pondkeeper.command.door;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.pondkeeper.kernel.InvalidValue;
import dev.pondkeeper.kernel.ServerMade;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads JSON into a record of the kernel and gathers every fault on the way: unknown, missing, of the wrong type, unlawful. */
final class RecordReader {

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final Supplier<String> ids;
    private final List<Fault> faults = new ArrayList<>();

    /** @param ids makes an id where the record lets the server choose one */
    RecordReader(Supplier<String> ids) {
        this.ids = ids;
    }

    List<Fault> faults() {
        return faults;
    }

    /**
     * Null if anything was wrong; {@link #faults()} then says what. The record is tried even where a component is at fault, so
     * that its own rules on the others are heard too (see {@link dev.pondkeeper.kernel.Checks}).
     */
    <T> @Nullable T read(Class<T> type, JsonNode json, String pointer) {
        if (!json.isObject()) return fault(pointer, "must be an object");
        RecordComponent[] components = type.getRecordComponents();
        Set<String> known =
                Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.toSet());
        int before = faults.size();
        json.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> fault(Pointers.child(pointer, name), "is not a known field"));
        @Nullable Object[] values = new @Nullable Object[components.length];
        Set<String> atFault = new HashSet<>();
        for (int i = 0; i < components.length; i++) {
            int soFar = faults.size();
            values[i] = readComponent(components[i], json, pointer);
            if (faults.size() > soFar) {
                atFault.add(components[i].getName());
                values[i] = nothing(components[i].getType());
            }
        }
        T built = construct(type, components, values, atFault, pointer);
        return faults.size() > before ? null : built;
    }

    private @Nullable Object readComponent(RecordComponent component, JsonNode json, String pointer) {
        String at = pointer + "/" + component.getName();
        JsonNode value = json.get(component.getName());
        if (value != null && !value.isNull()) return readValue(component.getGenericType(), value, at);
        if (component.isAnnotationPresent(ServerMade.class)) return single(component.getType(), ids.get(), at);
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) return null;
        return fault(at, "is required");
    }

    private @Nullable Object readValue(Type type, JsonNode json, String at) {
        if (type instanceof ParameterizedType list) return readList(list.getActualTypeArguments()[0], json, at);
        Class<?> raw = (Class<?>) type;
        if (raw == String.class) return json.isString() ? json.stringValue() : fault(at, "must be text");
        if (raw == long.class || raw == Long.class) return readWhole(json, at, Long.MIN_VALUE, Long.MAX_VALUE);
        if (raw == int.class || raw == Integer.class) {
            Long whole = readWhole(json, at, Integer.MIN_VALUE, Integer.MAX_VALUE);
            return whole == null ? null : Math.toIntExact(whole);
        }
        if (raw == Instant.class) return readInstant(json, at);
        if (raw.isEnum()) return readEnum(raw, json, at);
        if (isSingle(raw)) return json.isString() ? single(raw, json.stringValue(), at) : fault(at, "must be text");
        return read(raw, json, at);
    }

    private @Nullable List<Object> readList(Type element, JsonNode json, String at) {
        if (!json.isArray()) return fault(at, "must be a list");
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            Object value = readValue(element, json.get(i), at + "/" + i);
            if (value != null) values.add(value);
        }
        return values;
    }

    private @Nullable Long readWhole(JsonNode json, String at, long least, long most) {
        if (!json.isNumber()) return fault(at, "must be a whole number");
        if (!json.isIntegralNumber()) return fault(at, "must be a whole number, written without fraction or exponent");
        boolean fits = json.canConvertToLong() && json.longValue() >= least && json.longValue() <= most;
        return fits ? (Long) json.longValue() : fault(at, "must lie between " + least + " and " + most);
    }

    private @Nullable Instant readInstant(JsonNode json, String at) {
        String wanted = "must be an RFC 3339 time with offset such as 2026-03-01T10:00:00+08:00";
        Optional<Instant> instant = instantOf(json);
        if (instant.isEmpty()) return fault(at, wanted);
        boolean inRange = !instant.get().isBefore(EARLIEST) && instant.get().isBefore(LATEST);
        return inRange ? instant.get() : fault(at, "must lie between the years 1900 and 9998");
    }

    /** Empty if it is no RFC 3339 time with offset. */
    static Optional<Instant> instantOf(JsonNode json) {
        if (!json.isString()) return Optional.empty();
        try {
            return Optional.of(OffsetDateTime.parse(json.stringValue()).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private @Nullable Object readEnum(Class<?> type, JsonNode json, String at) {
        for (Object constant : type.getEnumConstants()) {
            if (json.isString() && ((Enum<?>) constant).name().equals(json.stringValue())) return constant;
        }
        return fault(at, "must be one of " + Arrays.toString(type.getEnumConstants()));
    }

    private static boolean isSingle(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        return components.length == 1 && components[0].getAccessor().isAnnotationPresent(JsonValue.class);
    }

    private @Nullable Object single(Class<?> type, String text, String at) {
        return construct(type, type.getRecordComponents(), new Object[] {text}, Set.of(), at);
    }

    private <T> @Nullable T construct(
            Class<T> type, RecordComponent[] components, @Nullable Object[] values, Set<String> atFault, String at) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException thrown) {
            if (!(thrown.getCause() instanceof InvalidValue invalid)) throw new IllegalStateException(thrown);
            invalid.faults().stream()
                    .filter(broken -> !atFault.contains(broken.field()))
                    .forEach(broken ->
                            fault(broken.field().isEmpty() ? at : at + "/" + broken.field(), broken.detail()));
            return null;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("records of the kernel are public", impossible);
        }
    }

    /** Always null, of whatever type the reader at hand has to return. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    private <T> @Nullable T fault(String pointer, String detail) {
        faults.add(new Fault(pointer, detail));
        return null;
    }

    private static @Nullable Object nothing(Class<?> type) {
        if (type == long.class) return 0L;
        return type == int.class ? (Object) 0 : null;
    }
}
