package dev.pondkeeper.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.embeddedmongodb.EmbeddedMongo;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

class SameBytesIT {
    @Test
    void the_raw_driver_inserts_as_many_bytes_as_the_ledger() {
        try (EmbeddedMongo server = EmbeddedMongo.inMemory().start();
                MongoClient client = MongoClients.create(server.connectionString())) {
            MongoDatabase database = client.getDatabase("bytes");
            try (CommandPeer ledger = new CommandPeer("ledger", false, () -> Stores.ledger(database))) {
                ledger.once(1);
            }
            new RawInserts(database).once(1);
            assertThat(length(database, "raw")).isCloseTo(length(database, "ledger"), withinPercentage(3));
        }
    }

    private static int length(MongoDatabase database, String collection) {
        RawBsonDocument found =
                database.getCollection(collection, RawBsonDocument.class).find().first();
        return found == null ? 0 : found.getByteBuffer().remaining();
    }
}
