package dev.pondkeeper.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells whether a snapshot was written by the very code that reads it: a hash over the compiled aggregate and every class of
 * ours that its fields are made of. Nobody has to remember to count a number up; a snapshot of other code is thrown away, which
 * costs one reading of the events. What an event-sourcing handler asks of a class that is no field's type is not covered: such
 * a change needs a change of the aggregate too, for example of its {@code @Revision}.
 */
public final class StateRevision {

    private static final String OURS = "dev.pondkeeper.";
    private static final int DIGITS = 16;
    private static final Map<Class<?>, String> KNOWN = new ConcurrentHashMap<>();

    private StateRevision() {}

    /** The revision of the state that objects of this class hold. */
    public static String of(Class<?> type) {
        return KNOWN.computeIfAbsent(type, StateRevision::compute);
    }

    private static String compute(Class<?> type) {
        Map<String, Class<?>> parts = new TreeMap<>();
        collect(type, parts);
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (Class<?> part : parts.values()) sha256.update(bytesOf(part));
            return HexFormat.of().formatHex(sha256.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static void collect(Class<?> type, Map<String, Class<?>> parts) {
        if (!type.getName().startsWith(OURS) || parts.putIfAbsent(type.getName(), type) != null) return;
        if (type.getSuperclass() != null) collect(type.getSuperclass(), parts);
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) collect(field.getGenericType(), parts);
        }
        RecordComponent[] components = type.getRecordComponents();
        for (RecordComponent component : components == null ? new RecordComponent[0] : components) {
            collect(component.getGenericType(), parts);
        }
    }

    private static void collect(Type type, Map<String, Class<?>> parts) {
        if (type instanceof Class<?> plain) {
            collect(plain.isArray() ? plain.getComponentType() : plain, parts);
        } else if (type instanceof ParameterizedType generic) {
            collect(generic.getRawType(), parts);
            for (Type argument : generic.getActualTypeArguments()) collect(argument, parts);
        } else if (type instanceof WildcardType wild) {
            for (Type bound : wild.getUpperBounds()) collect(bound, parts);
        }
    }

    private static byte[] bytesOf(Class<?> part) {
        String file = part.getName().substring(part.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream compiled = part.getResourceAsStream(file)) {
            if (compiled == null) throw new IllegalStateException(part + " has no class file");
            return compiled.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
