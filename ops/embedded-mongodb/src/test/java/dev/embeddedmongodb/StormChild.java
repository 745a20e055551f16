package dev.embeddedmongodb;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.Document;

/**
 * A server with eight writers in one process, made to be killed. Prints a line for each write once it is acknowledged.
 * Arguments: directory, number of the round.
 */
final class StormChild {

    static final int WRITERS = 8;
    static final int BATCH = 7;

    private final MongoCollection<Document> events;
    private final MongoCollection<Document> counters;
    private final MongoClient client;
    private final PrintStream acknowledged;
    private final int round;

    private StormChild(MongoClient client, PrintStream acknowledged, int round) {
        this.client = client;
        this.events = client.getDatabase("storm").getCollection("events");
        this.counters = client.getDatabase("storm").getCollection("counters");
        this.acknowledged = acknowledged;
        this.round = round;
    }

    public static void main(String[] arguments) {
        EmbeddedMongo mongo = EmbeddedMongo.inDirectory(Path.of(arguments[0]))
                .journalFileBytes(1 << 20)
                .start();
        MongoClient client = MongoClients.create(mongo.connectionString());
        StormChild child = new StormChild(client, System.out, Integer.parseInt(arguments[1]));
        child.declareIndexes();
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            new Thread(() -> child.write(writer), "writer-" + i).start();
        }
    }

    private void declareIndexes() {
        events.createIndex(
                new Document("parts.stream", 1).append("parts.seq", 1),
                new IndexOptions().name("stream_seq").unique(true));
        events.createIndex(
                new Document("key", 1), new IndexOptions().unique(true).sparse(true));
        events.createIndex(new Document("batch", 1));
    }

    private void write(int writer) {
        Random random = new Random(round * 31L + writer);
        for (int n = 0; ; n++) {
            String name = round + "-" + writer + "-" + n;
            switch (random.nextInt(6)) {
                case 0, 1 -> insertOne(name);
                case 2 -> insertBatch(name);
                case 3 -> count(writer);
                case 4 -> insertAndDelete(name);
                default -> declareAndDrop(writer, n);
            }
        }
    }

    private static Document event(String name, int part) {
        return new Document("_id", name + "/" + part)
                .append("batch", name)
                .append("key", "key/" + name + "/" + part)
                .append(
                        "parts",
                        List.of(
                                new Document("stream", name).append("seq", 2 * part),
                                new Document("stream", name).append("seq", 2 * part + 1)))
                .append("text", "x".repeat(200));
    }

    private void insertOne(String name) {
        events.insertOne(event(name, 0));
        acknowledge("insert " + name);
    }

    private void insertBatch(String name) {
        List<Document> batch = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) batch.add(event(name, i));
        events.insertMany(batch);
        acknowledge("batch " + name);
    }

    private void insertAndDelete(String name) {
        events.insertOne(event(name, 0));
        events.deleteOne(new Document("_id", name + "/0"));
        acknowledge("deleted " + name);
    }

    private void count(int writer) {
        counters.updateOne(
                new Document("_id", writer),
                new Document("$inc", new Document("n", 1)),
                new UpdateOptions().upsert(true));
        acknowledge("count " + writer);
    }

    private void declareAndDrop(int writer, int n) {
        MongoCollection<Document> passing = client.getDatabase("storm").getCollection("passing-" + writer);
        passing.insertOne(new Document("n", n));
        passing.createIndex(new Document("n", 1));
        if (n % 3 == 0) passing.drop();
    }

    private void acknowledge(String line) {
        synchronized (acknowledged) {
            acknowledged.println(line);
            acknowledged.flush();
        }
    }
}
