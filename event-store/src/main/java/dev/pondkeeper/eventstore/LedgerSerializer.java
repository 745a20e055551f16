package dev.pondkeeper.eventstore;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;

/** The configured serializer as the ledger needs it: it knows the logical names of payloads, and flat metadata. */
final class LedgerSerializer implements Serializer {
    private final Serializer serializer;
    private final EventTypeNames names;
    private final Map<String, Class<?>> classes = new ConcurrentHashMap<>();

    LedgerSerializer(Serializer serializer, EventTypeNames names) {
        this.serializer = serializer;
        this.names = names;
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> expectedRepresentation) {
        return serializer.serialize(object, expectedRepresentation);
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expectedRepresentation) {
        return serializer.canSerializeTo(expectedRepresentation);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the interface's own promise
    public <S, T> @Nullable T deserialize(SerializedObject<S> object) {
        if (object instanceof FlatMeta flat) return (T) flat.getData();
        SerializedType type = object.getType();
        return names.classNamed(type.getName())
                .map(named -> new SimpleSerializedObject<>(
                        object.getData(),
                        object.getContentType(),
                        new SimpleSerializedType(named.getName(), type.getRevision())))
                .<T>map(serializer::deserialize)
                .orElseGet(() -> serializer.deserialize(object));
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public Class classForType(SerializedType type) {
        Class<?> known = classes.get(type.getName());
        if (known != null) return known;
        Class<?> found = names.classNamed(type.getName()).orElse(null);
        if (found == null) found = serializer.classForType(type);
        if (found != UnknownSerializedType.class && !type.equals(SerializedType.emptyType())) {
            classes.put(type.getName(), found);
        }
        return found;
    }

    @Override
    public SerializedType typeForClass(@SuppressWarnings("rawtypes") @Nullable Class type) {
        return serializer.typeForClass(type);
    }

    @Override
    public Converter getConverter() {
        return serializer.getConverter();
    }
}
