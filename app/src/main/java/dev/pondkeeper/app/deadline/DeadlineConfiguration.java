package dev.pondkeeper.app.deadline;

import com.mongodb.client.MongoClient;
import dev.pondkeeper.eventstore.deadlines.DurableDeadlines;
import dev.pondkeeper.kernel.MetadataKeys;
import java.time.Clock;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurationScopeAwareProvider;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;

/** The framework's deadlines, as this server has them. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class DeadlineConfiguration {

    /** What a saga's deadline inherits from the event that the saga heard of. */
    @Bean
    CorrelationDataProvider inheritedByDeadlines() {
        return new SimpleCorrelationDataProvider(MetadataKeys.CORRELATION_ID, MetadataKeys.HISTORICAL);
    }

    @Bean(destroyMethod = "") // the life cycle bean stops it, before the store goes
    DurableDeadlines deadlines(
            MongoClient client,
            MongoConnectionDetails connection,
            Serializer serializer,
            Clock clock,
            Configuration configuration,
            FrontDoorSender door,
            DeadlineMetadata metadata,
            DeadlineDecisions decisions) {
        DurableDeadlines deadlines = DurableDeadlines.builder()
                .database(client.getDatabase(
                        String.valueOf(connection.getConnectionString().getDatabase())))
                .serializer(serializer)
                .clock(clock)
                .scopes(new DeadlineScopes(door, new ConfigurationScopeAwareProvider(configuration)))
                .build();
        deadlines.registerDispatchInterceptor(new NothingPersonal());
        deadlines.registerDispatchInterceptor(metadata);
        deadlines.registerHandlerInterceptor(metadata);
        deadlines.registerHandlerInterceptor(new CorrelationDataInterceptor<>(new SimpleCorrelationDataProvider(
                MetadataKeys.CORRELATION_ID, MetadataKeys.CAUSATION_ID, MetadataKeys.ACTOR, MetadataKeys.HISTORICAL)));
        deadlines.registerHandlerInterceptor(decisions);
        return deadlines;
    }
}
