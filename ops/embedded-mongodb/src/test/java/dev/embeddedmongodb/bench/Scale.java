package dev.embeddedmongodb.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.embeddedmongodb.EmbeddedMongo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bson.Document;

/**
 * Fills a directory in a process of 256 MiB heap, kills that with signal 9, and times the opening and the reading of
 * what it left, in this process. Argument: how many documents (1000000).
 */
public final class Scale {

    private Scale() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 2) {
            fill(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
            return;
        }
        int documents = arguments.length == 1 ? Integer.parseInt(arguments[0]) : 1_000_000;
        Path directory = Files.createTempDirectory("scale");
        long start = System.nanoTime();
        fillAndKill(directory, documents);
        report("filled with 256 MiB heap, documents/s", documents / secondsSince(start));
        start = System.nanoTime();
        try (EmbeddedMongo mongo = EmbeddedMongo.inDirectory(directory).start();
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            report("opened after kill -9, s", secondsSince(start));
            Bench bench = new Bench(client.getDatabase("bench").getCollection("events"), documents);
            bench.continueAt(documents);
            bench.streams();
            start = System.nanoTime();
            bench.tail();
            report("tail read in _id order, documents/s", documents / secondsSince(start));
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            report("heap used after collection, MiB", (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0);
            report("data file before closing, MiB", Files.size(directory.resolve("data.mv")) / 1048576.0);
            start = System.nanoTime();
        }
        report("closed, s", secondsSince(start));
        report("data file after closing, MiB", Files.size(directory.resolve("data.mv")) / 1048576.0);
        report("BSON, MiB", documents * (double) Bench.bsonBytes() / 1048576.0);
        start = System.nanoTime();
        EmbeddedMongo.inDirectory(directory).start().close();
        report("opened and closed again, s", secondsSince(start));
    }

    private static void fillAndKill(Path directory, int documents) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Scale.class.getName(),
                        directory.toString(),
                        Integer.toString(documents))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && !line.equals("filled"); line = lines.readLine()) {
                System.out.println(line);
            }
        } finally {
            child.destroyForcibly();
        }
        child.waitFor();
    }

    private static void fill(Path directory, int documents) {
        EmbeddedMongo mongo = EmbeddedMongo.inDirectory(directory).start();
        MongoClient client = MongoClients.create(mongo.connectionString());
        MongoCollection<Document> events = client.getDatabase("bench").getCollection("events");
        new Bench(events, documents).declareIndexes();
        for (int i = 0; i < documents; i += 500) {
            List<Document> batch = new ArrayList<>();
            for (int n = i; n < i + 500; n++) batch.add(Bench.document(n));
            events.insertMany(batch);
        }
        System.out.println("filled");
        System.out.flush();
        while (true) java.util.concurrent.locks.LockSupport.park();
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void report(String what, double value) {
        System.out.printf(Locale.ROOT, "  %-52s %,12.2f%n", what, value);
    }
}
