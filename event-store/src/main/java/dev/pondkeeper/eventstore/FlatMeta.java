package dev.pondkeeper.eventstore;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;

/**
 * The metadata of an event on its way out: text by text, so no serializer has a part in it. Made when somebody looks at it,
 * because most readers skip most events; whoever asks twice keeps it, as Axon's messages do.
 */
record FlatMeta(Supplier<MetaData> meta) implements SerializedObject<MetaData> {
    private static final SerializedType TYPE = new SimpleSerializedType(MetaData.class.getName(), null);

    /**
     * The metadata as texts.
     *
     * @throws IllegalArgumentException when a value is not a text: the ledger keeps a flat map of texts
     */
    static Map<String, String> flat(MetaData meta) {
        Map<String, String> flat = new LinkedHashMap<>();
        meta.forEach((key, value) -> {
            if (!(value instanceof String text)) {
                throw new IllegalArgumentException("The metadata value " + key + " is "
                        + (value == null ? "null" : "a " + value.getClass().getName())
                        + "; the ledger keeps texts, so say it as one.");
            }
            flat.put(key, text);
        });
        return flat;
    }

    @Override
    public Class<MetaData> getContentType() {
        return MetaData.class;
    }

    @Override
    public SerializedType getType() {
        return TYPE;
    }

    @Override
    public MetaData getData() {
        return meta.get();
    }
}
