package dev.pondkeeper.bench;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.BsonDateTime;
import org.bson.Document;
import org.bson.types.Binary;

/** The floor: {@code insertOne} of documents of the same shape and bytes, with the same indexes and write concern. */
final class RawInserts implements Peer {
    private final MongoCollection<Document> documents;
    private final AtomicLong position = new AtomicLong();

    RawInserts(MongoDatabase database) {
        documents = database.getCollection("raw").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        documents.createIndex(
                Indexes.ascending("key"), new IndexOptions().unique(true).sparse(true));
        documents.createIndex(Indexes.ascending("events.stream", "events.seq"), new IndexOptions().unique(true));
        documents.createIndex(Indexes.ascending("streams.id", "_id"));
    }

    @Override
    public String name() {
        return "raw driver";
    }

    @Override
    public long once(int client) {
        long next = position.getAndIncrement();
        String stream = "c" + client + "-" + next % 50;
        String event = UUID.randomUUID().toString();
        documents.insertOne(new Document("_id", next)
                .append("n", 1)
                .append("prev", new Binary(new byte[32]))
                .append("hash", new Binary(new byte[32]))
                .append("at", new BsonDateTime(next))
                .append(
                        "streams",
                        List.of(new Document("id", stream)
                                .append("type", "Counter")
                                .append("from", next)
                                .append("to", next)))
                .append(
                        "events",
                        List.of(new Document("id", event)
                                .append("stream", stream)
                                .append("seq", next)
                                .append("type", "dev.pondkeeper.bench.Counter$Counted")
                                .append("time", new BsonDateTime(next))
                                .append(
                                        "payload",
                                        "{\"id\":\"" + stream + "\",\"value\":" + next + ",\"note\":\""
                                                + CommandPeer.NOTE + "\"}")
                                .append("meta", new Document("traceId", event).append("correlationId", event)))));
        return 1;
    }
}
