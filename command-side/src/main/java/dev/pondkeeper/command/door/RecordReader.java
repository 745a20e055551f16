package dev.pondkeeper.command.door;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.pondkeeper.kernel.InvalidValue;
import dev.pondkeeper.kernel.ServerMade;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads JSON into a record of the kernel and gathers every fault on the way: unknown, missing, of the wrong type, unlawful. */
final class RecordReader {

    private final Supplier<String> ids;
    private final List<Fault> faults = new ArrayList<>();
    private final ScalarReader scalars = new ScalarReader(faults);

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
                values[i] = ScalarReader.nothing(components[i].getType());
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
        return mayBeLeftOut(component) ? null : fault(at, "is required");
    }

    static boolean mayBeLeftOut(RecordComponent component) {
        return component.isAnnotationPresent(ServerMade.class)
                || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private @Nullable Object readValue(Type type, JsonNode json, String at) {
        if (type instanceof ParameterizedType many) {
            Type element = many.getActualTypeArguments()[0];
            return many.getRawType() == Set.class ? readSet(element, json, at) : readList(element, json, at);
        }
        Class<?> raw = (Class<?>) type;
        if (ScalarReader.reads(raw)) return scalars.read(raw, json, at);
        if (!isSingle(raw)) return read(raw, json, at);
        Class<?> inner = raw.getRecordComponents()[0].getType();
        Object value = scalars.read(inner, json, at);
        return value == null ? null : single(raw, value, at);
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

    private @Nullable Set<Object> readSet(Type element, JsonNode json, String at) {
        if (!json.isArray()) return fault(at, "must be a list");
        Set<Object> values = new LinkedHashSet<>();
        for (int i = 0; i < json.size(); i++) {
            Object value = readValue(element, json.get(i), at + "/" + i);
            if (value != null && !values.add(value)) fault(at + "/" + i, "stands there already");
        }
        return values;
    }

    /** Written as the one value it holds. */
    static boolean isSingle(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        return components.length == 1 && components[0].getAccessor().isAnnotationPresent(JsonValue.class);
    }

    private @Nullable Object single(Class<?> type, Object value, String at) {
        return construct(type, type.getRecordComponents(), new Object[] {value}, Set.of(), at);
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
}
