package dev.pondkeeper.app.privacy;

import dev.pondkeeper.kernel.PersonalData;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where in the JSON of one record the personal texts are, also inside nested records and lists of them. */
public final class PersonalFields {

    private final List<String> own = new ArrayList<>();
    private final List<Nested> nested = new ArrayList<>();

    private record Nested(String name, PersonalFields fields) {}

    /** Makes of a text what takes its place; null takes the field away. */
    @FunctionalInterface
    public interface Replacement {
        @Nullable
        JsonNode of(String path, String text);
    }

    private PersonalFields() {}

    public static PersonalFields of(Class<?> type) {
        PersonalFields fields = new PersonalFields();
        RecordComponent[] components = type.getRecordComponents();
        for (RecordComponent component : components == null ? new RecordComponent[0] : components) {
            if (component.isAnnotationPresent(PersonalData.class)) {
                fields.own.add(component.getName());
            } else {
                PersonalFields inner = of(elementOf(component.getGenericType()));
                if (inner.any()) fields.nested.add(new Nested(component.getName(), inner));
            }
        }
        return fields;
    }

    public boolean any() {
        return !own.isEmpty() || !nested.isEmpty();
    }

    public void replace(ObjectNode object, Replacement replacement) {
        replace(object, "", replacement);
    }

    private void replace(ObjectNode object, String at, Replacement replacement) {
        for (String name : own) {
            JsonNode text = object.path(name);
            if (!text.isString()) continue;
            JsonNode instead = replacement.of(at + "/" + name, text.stringValue());
            if (instead == null) object.remove(name);
            else object.set(name, instead);
        }
        for (Nested each : nested) {
            JsonNode value = object.path(each.name());
            String path = at + "/" + each.name();
            if (value instanceof ObjectNode inner) each.fields().replace(inner, path, replacement);
            for (int i = 0; value.isArray() && i < value.size(); i++) {
                if (value.get(i) instanceof ObjectNode inner) each.fields().replace(inner, path + "/" + i, replacement);
            }
        }
    }

    private static Class<?> elementOf(Type type) {
        if (type instanceof ParameterizedType list) return elementOf(list.getActualTypeArguments()[0]);
        return type instanceof Class<?> plain ? plain : Object.class;
    }
}
