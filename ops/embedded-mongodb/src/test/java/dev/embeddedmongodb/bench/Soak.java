package dev.embeddedmongodb.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.embeddedmongodb.CheckReport;
import dev.embeddedmongodb.EmbeddedMongo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.bson.Document;

/** Updates, deletes and inserts over a steady number of documents. Argument: minutes (10). */
public final class Soak {

    private static final int DOCUMENTS = 50_000;
    private static final int WRITERS = 4;

    private Soak() {}

    public static void main(String[] arguments) throws Exception {
        long minutes = arguments.length > 0 ? Long.parseLong(arguments[0]) : 10;
        Path directory = Files.createTempDirectory("soak");
        AtomicLong operations = new AtomicLong();
        try (EmbeddedMongo mongo = EmbeddedMongo.inDirectory(directory).start();
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            MongoCollection<Document> things = client.getDatabase("soak").getCollection("things");
            things.createIndex(new Document("group", 1).append("n", 1));
            things.createIndex(new Document("key", 1));
            fill(things);
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
            List<Thread> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                Thread writer = new Thread(() -> {
                    while (System.nanoTime() < end) change(things, operations);
                });
                writer.start();
                writers.add(writer);
            }
            while (System.nanoTime() < end) {
                TimeUnit.SECONDS.sleep(Math.min(30, 1 + TimeUnit.NANOSECONDS.toSeconds(end - System.nanoTime())));
                print(directory, operations.get());
            }
            for (Thread writer : writers) writer.join();
            CheckReport report = mongo.check();
            System.out.println(report.isSound() ? "sound: " + report.documents() + " documents" : report.faults());
        }
        System.out.printf(Locale.ROOT, "closed: files %.1f MiB%n", fileBytes(directory) / 1048576.0);
    }

    private static void fill(MongoCollection<Document> things) {
        for (int i = 0; i < DOCUMENTS; i += 500) {
            List<Document> batch = new ArrayList<>();
            for (int n = i; n < i + 500; n++) batch.add(document(n));
            things.insertMany(batch);
        }
    }

    private static Document document(int id) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new Document("_id", id)
                .append("group", random.nextInt(1_000))
                .append("n", random.nextInt())
                .append("key", Long.toHexString(random.nextLong()))
                .append("text", "x".repeat(300));
    }

    private static void change(MongoCollection<Document> things, AtomicLong operations) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int id = random.nextInt(DOCUMENTS);
        Document one = new Document("_id", id);
        switch (random.nextInt(4)) {
            case 0 -> {
                // Two writers may pick one document: then the second finds it gone or there, and all is well.
                if (things.deleteOne(one).getDeletedCount() == 1) things.insertOne(document(id));
            }
            case 1 ->
                things.updateOne(one, new Document("$set", new Document("key", Long.toHexString(random.nextLong()))));
            default -> things.updateOne(one, new Document("$inc", new Document("n", 1)));
        }
        operations.incrementAndGet();
    }

    private static void print(Path directory, long operations) throws IOException {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "%,12d operations  heap %6.1f MiB  files %7.1f MiB%n",
                operations,
                (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0,
                fileBytes(directory) / 1048576.0);
    }

    private static long fileBytes(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
