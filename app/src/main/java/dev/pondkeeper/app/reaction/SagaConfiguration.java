package dev.pondkeeper.app.reaction;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.mongodb.client.MongoClient;
import dev.pondkeeper.eventstore.LedgerSagaStore;
import dev.pondkeeper.eventstore.StateSeal;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.saga.IdsOnly;
import java.util.Set;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.json.JacksonSerializer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Where sagas are kept: as JSON of their fields, sealed for every customer whose events they have seen, unless they hold ids only. A field that a saga no
 * longer has is passed over, because a saga, unlike a snapshot, cannot be built again.
 */
@Configuration(proxyBeanMethods = false)
class SagaConfiguration {

    @Bean
    LedgerSagaStore sagaStore(MongoClient client, MongoConnectionDetails connection, StateSeal seal) {
        String database = String.valueOf(connection.getConnectionString().getDatabase());
        return new LedgerSagaStore(
                client.getDatabase(database), "sagas", fieldsAsJson(), seal, SagaConfiguration::customersNow);
    }

    static JacksonSerializer fieldsAsJson() {
        ObjectMapper fields = new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .setVisibility(PropertyAccessor.ALL, Visibility.NONE)
                .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                .setVisibility(PropertyAccessor.CREATOR, Visibility.ANY);
        return JacksonSerializer.builder().objectMapper(fields).build();
    }

    private static Set<String> customersNow(Object saga) {
        if (saga.getClass().isAnnotationPresent(IdsOnly.class)) return Set.of();
        if (!CurrentUnitOfWork.isStarted()) return Set.of();
        Message<?> message = CurrentUnitOfWork.get().getMessage();
        return message != null && message.getPayload() instanceof Event event && event.customerId() != null
                ? Set.of(event.customerId().value())
                : Set.of();
    }
}
