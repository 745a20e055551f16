package dev.pondkeeper.command.door;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON schemas of records of the kernel, as {@link RecordReader} reads them. */
final class CommandSchemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Map<Class<?>, String> FORMATS = Map.of(
            long.class, "int64",
            Long.class, "int64",
            int.class, "int32",
            Integer.class, "int32",
            Instant.class, "date-time",
            LocalDate.class, "date");

    private static final Map<Class<?>, String> WORDS = Map.of(
            LocalTime.class, "a time of day such as 22:00", ZoneId.class, "an IANA time zone such as Asia/Shanghai");

    private CommandSchemas() {}

    /** An object that must hold what cannot be left out, and nothing that is not known. */
    static ObjectNode of(Class<?> type) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), value(component.getGenericType()));
            if (!RecordReader.mayBeLeftOut(component)) required.add(component.getName());
        }
        if (!required.isEmpty()) schema.set("required", required);
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode value(Type type) {
        if (type instanceof ParameterizedType many) {
            ObjectNode list = JSON.objectNode().put("type", "array");
            list.set("items", value(many.getActualTypeArguments()[0]));
            return many.getRawType() == Set.class ? list.put("uniqueItems", true) : list;
        }
        Class<?> plain = (Class<?>) type;
        if (ScalarReader.reads(plain)) return scalar(plain);
        if (!RecordReader.isSingle(plain)) return of(plain);
        return value(plain.getRecordComponents()[0].getGenericType()).put("title", plain.getSimpleName());
    }

    private static ObjectNode scalar(Class<?> type) {
        ObjectNode schema = JSON.objectNode().put("type", kindOf(type));
        String format = FORMATS.get(type);
        if (format != null) schema.put("format", format);
        String words = WORDS.get(type);
        if (words != null) schema.put("description", words);
        if (type.isEnum()) {
            ArrayNode names = schema.putArray("enum");
            for (Object constant : type.getEnumConstants()) names.add(((Enum<?>) constant).name());
        }
        return schema;
    }

    private static String kindOf(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) return "boolean";
        boolean whole = type == long.class || type == Long.class || type == int.class || type == Integer.class;
        return whole ? "integer" : "string";
    }
}
