package dev.pondkeeper.app.privacy;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Optional;
import org.bson.Document;

/**
 * For several nodes on one MongoDB server, which they share. What the server keeps of a deleted key, and for how long (its
 * oplog, its journal, backups), is said in {@code docs/personal-data.md}.
 */
final class MongoKeyShelf implements KeyShelf {

    private final MongoCollection<Document> keys;

    MongoKeyShelf(MongoDatabase database) {
        keys = database.getCollection("vault_keys").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    @Override
    public Optional<Place> find(String customer) {
        return Optional.ofNullable(keys.find(eq("_id", customer)).first())
                .map(found -> new Place(found.getString("wrapped")));
    }

    @Override
    public Place putIfAbsent(String customer, String wrapped) {
        try {
            keys.insertOne(new Document("_id", customer).append("wrapped", wrapped));
            return new Place(wrapped);
        } catch (MongoWriteException taken) {
            if (taken.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw taken;
            return find(customer).orElseThrow();
        }
    }

    @Override
    public void erase(String customer) {
        keys.replaceOne(
                eq("_id", customer),
                new Document("_id", customer).append("erased", true),
                new ReplaceOptions().upsert(true));
    }
}
