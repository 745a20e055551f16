package dev.pondkeeper.app.privacy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dev.pondkeeper.command.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The vault of this installation and what hangs on it. */
@Configuration(proxyBeanMethods = false)
class PrivacyConfiguration {

    @Bean
    MasterKey masterKey(@Value("${pondkeeper.data}") Path data) {
        return MasterKey.in(data.resolve("keys"));
    }

    /** One machine keeps its keys in a file of its own, several share those on their server. */
    @Bean
    @ConditionalOnProperty(name = "pondkeeper.mongodb-uri", matchIfMissing = true, havingValue = "none")
    KeyShelf fileKeyShelf(@Value("${pondkeeper.data}") Path data, MasterKey master) {
        return new FileKeyShelf(data.resolve("keys"), master);
    }

    @Bean
    @ConditionalOnMissingBean
    KeyShelf sharedKeyShelf(MongoClient client, MongoConnectionDetails connection) {
        return new MongoKeyShelf(database(client, connection));
    }

    @Bean
    KeyVault keyVault(KeyShelf shelf, MasterKey master, MongoClient client, MongoConnectionDetails connection) {
        master.mustBeThatOf(database(client, connection));
        return new CustomerKeys(shelf, master);
    }

    private static MongoDatabase database(MongoClient client, MongoConnectionDetails connection) {
        return client.getDatabase(
                String.valueOf(connection.getConnectionString().getDatabase()));
    }

    @Bean
    KeyedHash keyedHash(MasterKey master) {
        Map<String, SecretKey> keys = new ConcurrentHashMap<>();
        return (purpose, text) -> {
            SecretKey key = keys.computeIfAbsent(purpose, of -> master.derive("hash/" + of, "HmacSHA256"));
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(key);
                return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("every JDK has HmacSHA256", impossible);
            }
        };
    }
}
