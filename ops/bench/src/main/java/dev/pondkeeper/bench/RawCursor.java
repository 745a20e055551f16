package dev.pondkeeper.bench;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import org.bson.RawBsonDocument;

/** The floor of reading: a cursor over the ledger's own documents, in order, not even decoded. */
record RawCursor(MongoDatabase database) implements Peer {
    @Override
    public String name() {
        return "raw cursor";
    }

    @Override
    public long once(int client) {
        long read = 0;
        try (MongoCursor<RawBsonDocument> cursor = database.getCollection("ledger", RawBsonDocument.class)
                .find()
                .sort(Sorts.ascending("_id"))
                .batchSize(1000)
                .iterator()) {
            while (cursor.hasNext()) {
                cursor.next();
                read++;
            }
        }
        return read;
    }
}
