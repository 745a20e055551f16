package dev.pondkeeper.command;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.LinkedHashSet;
import java.util.Set;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;

/**
 * How the state of an aggregate becomes text in a snapshot: its fields as JSON, whatever their visibility, with the
 * {@link StateRevision} of its class. A field that is not there, or one too many, is an error: then the events are read.
 */
public final class StateFormat {

    private StateFormat() {}

    /** For the snapshots of an event store. */
    public static Serializer serializer() {
        return JacksonSerializer.builder()
                .objectMapper(fields())
                .revisionResolver(StateRevision::of)
                .build();
    }

    private static ObjectMapper fields() {
        // A set that was kept in order comes back in order.
        SimpleModule ordered = new SimpleModule("ordered").addAbstractTypeMapping(Set.class, LinkedHashSet.class);
        return new ObjectMapper()
                .registerModules(new JavaTimeModule(), ordered)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .setVisibility(PropertyAccessor.ALL, Visibility.NONE)
                .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                .setVisibility(PropertyAccessor.CREATOR, Visibility.ANY);
    }
}
