package dev.pondkeeper.app.axon;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.mongodb.client.MongoClient;
import dev.pondkeeper.app.privacy.PersonalDataSeal;
import dev.pondkeeper.command.StateFormat;
import dev.pondkeeper.command.StateRevision;
import dev.pondkeeper.eventstore.EventTypeNames;
import dev.pondkeeper.eventstore.HotAggregates;
import dev.pondkeeper.eventstore.Ledger;
import dev.pondkeeper.eventstore.LedgerEventStorageEngine;
import dev.pondkeeper.eventstore.LedgerEventStore;
import dev.pondkeeper.eventstore.LedgerTokenStore;
import dev.pondkeeper.eventstore.StateSeal;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.Vocabulary;
import java.time.Clock;
import java.util.HashMap;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The ledger and everything of the framework that stands on it. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    @Bean
    Ledger ledger(MongoClient client, MongoConnectionDetails connection, Clock clock) {
        String database = connection.getConnectionString().getDatabase();
        return Ledger.builder()
                .database(client.getDatabase(String.valueOf(database)))
                .clock(clock)
                .build();
    }

    @Bean
    LedgerEventStorageEngine storageEngine(
            Ledger ledger, Serializer serializer, PersonalDataSeal seal, StateSeal stateSeal) {
        LedgerEventStorageEngine.Builder builder = LedgerEventStorageEngine.builder()
                .ledger(ledger)
                .eventTypes(EventTypeNames.of(new HashMap<>(Vocabulary.events())))
                .businessTime(LedgerConfiguration::businessTime)
                .payloadSeal(seal)
                .stateSeal(stateSeal);
        Serializer state = StateFormat.serializer();
        builder.eventSerializer(serializer)
                .snapshotSerializer(state)
                .snapshotFilter(snapshot -> isCurrent(snapshot, state));
        return builder.build();
    }

    @Bean
    LedgerEventStore eventStore(
            LedgerEventStorageEngine engine, @Value("${pondkeeper.snapshot-every-events:100}") int snapshotEvery) {
        return LedgerEventStore.builder()
                .engine(engine)
                .eventsBeforeSnapshot(snapshotEvery / 2)
                .build();
    }

    /** Claims run on real time, whatever the clock of the business says. */
    @Bean
    LedgerTokenStore tokenStore(MongoClient client, MongoConnectionDetails connection, Serializer serializer) {
        return LedgerTokenStore.builder()
                .database(client.getDatabase(
                        String.valueOf(connection.getConnectionString().getDatabase())))
                .serializer(serializer)
                .clock(Clock.systemUTC())
                .build();
    }

    @Bean
    @Primary
    Serializer serializer() {
        ObjectMapper json = new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        return JacksonSerializer.builder().objectMapper(json).build();
    }

    @Bean
    HotAggregates aggregateCache(@Value("${pondkeeper.cached-aggregates:20000}") int most) {
        return new HotAggregates(most);
    }

    @Bean
    TransactionManager transactionManager() {
        return NoTransactionManager.INSTANCE;
    }

    /** What other code has written down of an aggregate is not read. */
    private static boolean isCurrent(DomainEventData<?> snapshot, Serializer state) {
        SerializedType type = snapshot.getPayload().getType();
        Class<?> aggregate = state.classForType(type);
        return aggregate != UnknownSerializedType.class
                && StateRevision.of(aggregate).equals(type.getRevision());
    }

    private static java.time.Instant businessTime(EventMessage<?> message) {
        return ((Event) message.getPayload()).occurredAt();
    }
}
