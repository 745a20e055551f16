package dev.embeddedmongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What eight connections are told at once could also have been told one after the other. */
class SerialOrderIT {

    private static final int CONNECTIONS = 8;
    private static final int DOCUMENTS = 5;
    private static final int COMMANDS = 150;

    private final Map<String, List<String>> before = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<List<Document>> readings = new ConcurrentLinkedQueue<>();

    @Test
    void answers_to_eight_connections_equal_some_serial_order(@TempDir Path directory) throws Exception {
        try (EmbeddedMongo mongo = EmbeddedMongo.inDirectory(directory).start();
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            MongoCollection<Document> logs = client.getDatabase("serial").getCollection("logs");
            for (int i = 0; i < DOCUMENTS; i++) logs.insertOne(new Document("_id", i).append("log", List.of()));
            logs.createIndex(new Document("log", 1));
            ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                int connection = i;
                running.add(threads.submit(() -> work(logs, connection)));
            }
            for (Future<?> each : running) each.get();
            threads.shutdown();
            assertSerial(logs.find().sort(Sorts.ascending("_id")).into(new ArrayList<>()));
            assertThat(mongo.check().faults()).isEmpty();
        }
    }

    private void work(MongoCollection<Document> logs, int connection) {
        Random random = new Random(connection);
        for (int n = 0; n < COMMANDS; n++) {
            String name = connection + "-" + n;
            Document push = new Document("$push", new Document("log", name));
            switch (random.nextInt(3)) {
                case 0 -> logs.updateMany(new Document(), new Document("$push", new Document("log", "all-" + name)));
                case 1 -> {
                    int id = random.nextInt(DOCUMENTS);
                    Document was = logs.findOneAndUpdate(new Document("_id", id), push);
                    assertThat(was).isNotNull();
                    before.put(id + "/" + name, was.getList("log", String.class));
                }
                default -> readings.add(logs.find().sort(Sorts.ascending("_id")).into(new ArrayList<>()));
            }
        }
    }

    private void assertSerial(List<Document> end) {
        List<List<String>> logs = end.stream()
                .map(document -> document.getList("log", String.class))
                .toList();
        assertThat(before).isNotEmpty();
        before.forEach((key, was) -> {
            int id = Integer.parseInt(key.substring(0, key.indexOf('/')));
            String name = key.substring(key.indexOf('/') + 1);
            assertThat(was).isEqualTo(logs.get(id).subList(0, logs.get(id).indexOf(name)));
        });
        List<String> allInOrder = ofAll(logs.get(0));
        for (List<String> log : logs) assertThat(ofAll(log)).isEqualTo(allInOrder);
        assertThat(readings).isNotEmpty();
        for (List<Document> reading : readings) {
            for (int i = 0; i < DOCUMENTS; i++) {
                List<String> seen = reading.get(i).getList("log", String.class);
                assertThat(seen).isEqualTo(logs.get(i).subList(0, seen.size()));
                // A command on all documents is seen on all of them or on none.
                assertThat(ofAll(seen)).isEqualTo(ofAll(reading.get(0).getList("log", String.class)));
            }
        }
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            String own = "all-" + connection + "-";
            List<Integer> order = allInOrder.stream()
                    .filter(name -> name.startsWith(own))
                    .map(name -> Integer.parseInt(name.substring(own.length())))
                    .toList();
            assertThat(order).isSorted();
        }
    }

    private static List<String> ofAll(List<String> log) {
        return log.stream().filter(name -> name.startsWith("all-")).toList();
    }
}
