package dev.pondkeeper.app.time;

import com.mongodb.client.MongoClient;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock that everything reads which is about business; leases and time-outs run on real time. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    @Bean
    KeptTime keptTime(MongoClient client, MongoConnectionDetails connection) {
        return new KeptTime(client.getDatabase(
                String.valueOf(connection.getConnectionString().getDatabase())));
    }

    @Bean
    @ConditionalOnProperty(name = "pondkeeper.clock", havingValue = "virtual")
    VirtualClock virtualClock(KeptTime kept, @Value("${pondkeeper.clock-start:#{null}}") @Nullable Instant start) {
        return new VirtualClock(kept, start == null ? Instant.now() : start);
    }

    /**
     * That of the system.
     *
     * @throws IllegalStateException if the store was served on a virtual clock that is ahead: what is recorded there would lie
     *     in the future
     */
    @Bean
    @ConditionalOnProperty(name = "pondkeeper.clock", havingValue = "real", matchIfMissing = true)
    Clock systemClock(KeptTime kept) {
        Clock system = Clock.systemUTC();
        Instant virtual = kept.read().orElse(Instant.MIN);
        if (virtual.isAfter(system.instant())) {
            throw new IllegalStateException("This data was made on a virtual clock that stands at " + virtual
                    + ", ahead of real time; start with --clock virtual, or choose another --data.");
        }
        return system;
    }
}
