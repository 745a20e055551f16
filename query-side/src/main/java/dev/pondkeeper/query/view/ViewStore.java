package dev.pondkeeper.query.view;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/** Where the views are kept. */
@Component
public final class ViewStore {

    private final MongoDatabase database;

    @Autowired
    ViewStore(MongoDatabaseFactory factory) {
        this(factory.getMongoDatabase());
    }

    ViewStore(MongoDatabase database) {
        // As strong as the token's: a token must never survive a fail-over that its documents did not.
        this.database = database.withWriteConcern(WriteConcern.MAJORITY);
    }

    public MongoCollection<Document> collection(ViewCollection collection) {
        return database.getCollection(collection.name());
    }

    MongoCollection<Document> rebuilds() {
        return database.getCollection("view_rebuilds");
    }

    /** Creates what is missing of a view's indexes. */
    void prepare(View view) {
        for (ViewCollection collection : view.collections()) {
            if (!collection.indexes().isEmpty()) collection(collection).createIndexes(collection.indexes());
        }
    }

    void empty(View view) {
        view.collections().forEach(collection -> collection(collection).drop());
        prepare(view);
    }
}
