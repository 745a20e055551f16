package dev.pondkeeper.query;

import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.query.view.Parking;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/**
 * The whole room as beans. It needs from outside a {@link java.time.Clock}, a
 * {@link org.springframework.data.mongodb.MongoDatabaseFactory} and a running Axon configuration with an event store and a
 * token store; it may be given a {@link ReportingProgramme} and a {@link Parking}.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class QueryConfiguration {

    /** In force until another one is bound. */
    @Bean
    @Fallback
    ReportingProgramme shippedProgramme() {
        return () -> Programme.DEFAULT;
    }

    /** Until another one is bound, an event that cannot be taken stops its view. */
    @Bean
    @Fallback
    Parking noParking() {
        return Parking.NONE;
    }
}
