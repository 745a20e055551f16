package dev.embeddedmongodb.bench;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Documents of about 400 bytes with three indexes besides {@code _id}. Arguments: how many documents (100000), then
 * the peers to measure (all).
 */
public final class Bench {

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final int STREAM_LENGTH = 50;
    private static final String FILLER = "x".repeat(240);

    private final MongoCollection<Document> collection;
    private final int documents;
    private final AtomicLong next = new AtomicLong();

    Bench(MongoCollection<Document> collection, int documents) {
        this.collection = collection;
        this.documents = documents;
    }

    public static void main(String[] arguments) throws Exception {
        int documents = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        List<Peer> peers = arguments.length > 1
                ? Stream.of(arguments)
                        .skip(1)
                        .map(name -> Peer.valueOf(name.toUpperCase(Locale.ROOT)))
                        .toList()
                : List.of(Peer.values());
        System.out.printf(
                Locale.ROOT,
                "%d processors, heap %d MiB, Java %s, %d documents%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                Runtime.version(),
                documents);
        for (Peer peer : peers) measure(peer, documents);
    }

    private static void measure(Peer peer, int documents) throws Exception {
        Path directory = Files.createTempDirectory("bench");
        Peer.Running server = peer.start(directory);
        System.out.println(peer);
        try (MongoClient client = MongoClients.create(server.connectionString() + "/?maxPoolSize=64")) {
            Bench bench = new Bench(client.getDatabase("bench").getCollection("events"), documents);
            bench.declareIndexes();
            bench.run();
            report("heap used after collection MiB", usedHeap() / 1048576.0);
        }
        long start = System.nanoTime();
        server.stop().run();
        report("closing s", secondsSince(start));
        report("files MiB", fileBytes(directory) / 1048576.0);
        report("BSON MiB", documents * (double) bsonBytes() / 1048576.0);
        start = System.nanoTime();
        peer.start(directory).stop().run();
        report("opening and closing again s", secondsSince(start));
        deleteAll(directory);
    }

    /** So many documents are there already. */
    void continueAt(long documents) {
        next.set(documents);
    }

    void declareIndexes() {
        collection.createIndex(
                new Document("stream", 1).append("seq", 1),
                new IndexOptions().name("stream_seq").unique(true));
        collection.createIndex(new Document("type", 1).append("_id", 1), new IndexOptions().name("type"));
        collection.createIndex(
                new Document("key", 1),
                new IndexOptions().name("key").unique(true).sparse(true));
    }

    private void run() throws Exception {
        int single = Math.min(20_000, documents / 4);
        rate("insertMany(100), 1 connection, documents/s", documents - 2 * single, this::insertMany);
        rate("insertOne, 64 connections, documents/s", single, n -> insertOnes(64, n));
        rate("insertOne, 1 connection, documents/s", Math.min(single, 5_000), n -> insertOnes(1, n));
        insertOnes(64, single - Math.min(single, 5_000));
        streams();
        rate("tail read in _id order, documents/s", (int) next.get(), n -> tail());
        rate("updateOne by _id, 16 connections, commands/s", 10_000, n -> updates(16, n));
    }

    /** Something that is done so many times. */
    private interface Repeated {
        void run(int times) throws Exception;
    }

    /** Also in processor time of client and server together, which does not depend on who else uses the machine. */
    private static void rate(String what, int times, Repeated work) throws Exception {
        long cpu = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        work.run(times);
        double seconds = secondsSince(start);
        double micros = (PROCESS.getProcessCpuTime() - cpu) / 1e3 / times;
        System.out.printf(
                Locale.ROOT, "  %-52s %,12.0f   (%.0f us of processor time each)%n", what, times / seconds, micros);
    }

    static Document document(long i) {
        return new Document("_id", i)
                .append("stream", "stream-" + i / STREAM_LENGTH * 7919 % 1_000_003)
                .append("seq", i % STREAM_LENGTH)
                .append("type", "Type" + i % 20)
                .append("key", "client/" + Long.toHexString(i * 0x9E3779B97F4A7C15L))
                .append("at", java.time.Instant.ofEpochMilli(1_700_000_000_000L + i))
                .append("payload", new Document("text", FILLER).append("n", i));
    }

    static long bsonBytes() {
        return new org.bson.RawBsonDocument(
                        document(123_456),
                        MongoClientSettings.getDefaultCodecRegistry().get(Document.class))
                .getByteBuffer()
                .remaining();
    }

    private void insertMany(int count) {
        for (int done = 0; done < count; done += 100) {
            List<Document> batch = new ArrayList<>(100);
            for (int i = 0; i < 100; i++) batch.add(document(next.getAndIncrement()));
            collection.insertMany(batch);
        }
    }

    private void insertOnes(int connections, int count) throws Exception {
        concurrently(connections, count, i -> collection.insertOne(document(next.getAndIncrement())));
    }

    private void updates(int connections, int count) throws Exception {
        concurrently(connections, count, i -> {
            long id = (i * 7919L) % next.get();
            collection.updateOne(new Document("_id", id), new Document("$inc", new Document("payload.n", 1)));
        });
    }

    /** One call of it. */
    private interface Work {
        void run(long i);
    }

    private static void concurrently(int connections, int count, Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        AtomicLong left = new AtomicLong(count);
        CountDownLatch started = new CountDownLatch(connections);
        List<Future<?>> running = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                running.add(threads.submit(() -> {
                    started.countDown();
                    for (long n = left.decrementAndGet(); n >= 0; n = left.decrementAndGet()) work.run(n);
                }));
            }
            for (Future<?> each : running) each.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A connection failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    void streams() {
        int rounds = 2_000;
        long streams = next.get() / STREAM_LENGTH;
        long[] nanos = new long[rounds];
        for (int warm = 0; warm < 2; warm++) {
            for (int i = 0; i < rounds; i++) {
                long stream = (i * 104_729L) % streams * 7919 % 1_000_003;
                long start = System.nanoTime();
                int found = collection
                        .find(new Document("stream", "stream-" + stream))
                        .sort(new Document("seq", 1))
                        .into(new ArrayList<>())
                        .size();
                nanos[i] = System.nanoTime() - start;
                if (found != STREAM_LENGTH) throw new IllegalStateException("A stream has " + found + " documents");
                if (warm == 0 && i > 20 && nanos[i] > 50_000_000L) break;
            }
            if (nanos[rounds - 1] == 0) {
                report("one stream of 50 by index prefix, ms", nanos[10] / 1e6);
                return;
            }
        }
        Arrays.sort(nanos);
        report("one stream of 50 by index prefix, p50 ms", nanos[rounds / 2] / 1e6);
        report("one stream of 50 by index prefix, p99 ms", nanos[rounds * 99 / 100] / 1e6);
    }

    void tail() {
        long n = 0;
        for (Document ignored : collection
                .find(new Document("_id", new Document("$gte", 0L)))
                .sort(new Document("_id", 1))
                .batchSize(1_000)) n++;
        if (n != next.get()) throw new IllegalStateException("Read " + n + " of " + next.get());
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void report(String what, double value) {
        System.out.printf(Locale.ROOT, "  %-52s %,12.2f%n", what, value);
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static long fileBytes(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void deleteAll(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
