package dev.pondkeeper.app.privacy;

import static com.mongodb.client.model.Filters.eq;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;

/**
 * One data key per customer, wrapped by the master key. It is on disk before the first text sealed with it can reach the
 * ledger; once it is deleted, nothing sealed with it opens again.
 */
final class CustomerKeys {

    private static final String MASTER = "master";
    private static final int CACHED = 10_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MongoCollection<Document> wrapped;
    private final SecretKey wrapping;
    private final Cache<String, SecretKey> unwrapped =
            Caffeine.newBuilder().maximumSize(CACHED).build();

    /** @throws IllegalStateException if the store's keys are wrapped by another master key */
    CustomerKeys(MongoDatabase database, MasterKey master) {
        wrapped = database.getCollection("vault_keys").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        wrapping = master.derive("wrap", "AES");
        MongoCollection<Document> about =
                database.getCollection("vault").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        Document known = about.find(eq("_id", MASTER)).first();
        if (known == null) {
            about.insertOne(new Document("_id", MASTER).append("fingerprint", master.fingerprint()));
        } else if (!master.fingerprint().equals(known.getString("fingerprint"))) {
            throw new IllegalStateException(
                    "the master key in the data directory is not the one this store was written with; "
                            + "put the right master.key into its keys folder");
        }
    }

    /** The customer's key, made now if there is none. */
    SecretKey ofNew(String customer) {
        SecretKey cached = unwrapped.getIfPresent(customer);
        if (cached != null) return cached;
        return of(customer).orElseGet(() -> make(customer));
    }

    /** Empty where there never was one, and where it has been deleted. */
    Optional<SecretKey> of(String customer) {
        SecretKey cached = unwrapped.getIfPresent(customer);
        if (cached != null) return Optional.of(cached);
        return Optional.ofNullable(wrapped.find(eq("_id", customer)).first()).map(found -> {
            SecretKey key = unwrap(customer, found);
            unwrapped.put(customer, key);
            return key;
        });
    }

    private SecretKey make(String customer) {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        try {
            wrapped.insertOne(
                    new Document("_id", customer).append("wrapped", Sealing.seal(wrapping, secret, customer)));
        } catch (MongoWriteException taken) {
            if (taken.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw taken;
            return of(customer).orElseThrow();
        }
        SecretKey key = new SecretKeySpec(secret, "AES");
        unwrapped.put(customer, key);
        return key;
    }

    private SecretKey unwrap(String customer, Document found) {
        return new SecretKeySpec(Sealing.open(wrapping, found.getString("wrapped"), customer), "AES");
    }
}
