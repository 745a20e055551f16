package dev.pondkeeper.app.store;

import com.mongodb.ConnectionString;
import dev.embeddedmongodb.Durability;
import dev.embeddedmongodb.EmbeddedMongo;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Points every room at one MongoDB: the one named, or the one that comes with the jar. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    private static final String DATABASE = "pondkeeper";

    @Bean
    @ConditionalOnProperty("pondkeeper.mongodb-uri")
    MongoConnectionDetails namedServer(@Value("${pondkeeper.mongodb-uri}") String uri) {
        ConnectionString named = new ConnectionString(uri);
        return () -> named.getDatabase() == null ? new ConnectionString(withDatabase(uri)) : named;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "pondkeeper.mongodb-uri", matchIfMissing = true, havingValue = "none")
    static class Embedded {

        @Bean(destroyMethod = "close")
        EmbeddedMongo embeddedStore(
                @Value("${pondkeeper.data}") Path data,
                @Value("${pondkeeper.embedded-durability}") Durability durability) {
            return EmbeddedMongo.inDirectory(data.resolve("store"))
                    .durability(durability)
                    .start();
        }

        @Bean
        MongoConnectionDetails embeddedServer(EmbeddedMongo store) {
            ConnectionString here = new ConnectionString(withDatabase(store.connectionString()));
            return () -> here;
        }
    }

    private static String withDatabase(String uri) {
        int options = uri.indexOf('?');
        String hosts = options < 0 ? uri : uri.substring(0, options);
        String slashed = hosts.indexOf('/', "mongodb+srv://".length()) < 0 ? hosts + "/" : hosts;
        return slashed + DATABASE + (options < 0 ? "" : uri.substring(options));
    }
}
