package dev.pondkeeper.bench;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.embeddedmongodb.EmbeddedMongo;
import dev.faults.FaultyLine;
import dev.pondkeeper.eventstore.LedgerEventStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The bench: one run, all peers interleaved. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures the ledger beside the raw driver and axon-mongo, interleaved in one run.")
final class Bench implements Callable<Integer> {
    @Option(names = "--uri", description = "a MongoDB to measure on; without it an embedded one, durable on disk")
    private @Nullable String uri;

    @Option(names = "--pairs", defaultValue = "10", description = "slices of each peer (default: ${DEFAULT-VALUE})")
    private int pairs = 10;

    @Option(
            names = "--slice",
            defaultValue = "1000",
            description = "length of a slice in ms (default: ${DEFAULT-VALUE})")
    private long sliceMillis = 1000;

    @Option(names = "--clients", split = ",", defaultValue = "1,16,64", description = "(default: ${DEFAULT-VALUE})")
    private List<Integer> clients = List.of(1, 16, 64);

    @Option(names = "--events", defaultValue = "5000", description = "events to read (default: ${DEFAULT-VALUE})")
    private int events = 5_000;

    @Option(names = "--round-trip", defaultValue = "0", description = "ms to add to each round trip to the server")
    private long roundTripMillis;

    @Option(names = "--json", description = "where to write the report as JSON")
    private @Nullable Path json;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path directory = Files.createTempDirectory("bench");
        try (EmbeddedMongo embedded =
                uri == null ? EmbeddedMongo.inDirectory(directory).start() : null) {
            String target = embedded == null ? String.valueOf(uri) : embedded.connectionString();
            if (roundTripMillis == 0) {
                run(target, "none");
            } else {
                String host = new ConnectionString(target).getHosts().get(0);
                try (FaultyLine line = FaultyLine.to(Integer.parseInt(host.substring(host.lastIndexOf(':') + 1)))) {
                    line.delayRoundTrip(Duration.ofMillis(roundTripMillis));
                    run("mongodb://127.0.0.1:" + line.port(), roundTripMillis + " ms");
                }
            }
        }
        return 0;
    }

    private void run(String target, String addedRoundTrip) throws Exception {
        try (MongoClient client = MongoClients.create(target)) {
            MongoDatabase database =
                    client.getDatabase("bench" + UUID.randomUUID().toString().replace("-", ""));
            List<Cell> cells = new ArrayList<>();
            appends(client, database, cells);
            hotAggregate(client, cells);
            reads(client, cells);
            database.drop();
            Report report = new Report(environment(addedRoundTrip), cells);
            System.out.println(report.table());
            if (json != null) Files.writeString(json, report.json());
        }
    }

    private List<String> environment(String addedRoundTrip) {
        return List.of(
                "machine: " + Runtime.getRuntime().availableProcessors() + " processors, heap of "
                        + (Runtime.getRuntime().maxMemory() >> 20) + " MiB, " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch") + ", Java " + System.getProperty("java.version"),
                "server: " + (uri == null ? "embedded, in this process, durable on disk" : "given by --uri")
                        + "; added round trip: " + addedRoundTrip,
                "run: " + pairs + " slices of " + sliceMillis + " ms of each peer, in turn");
    }

    private void appends(MongoClient client, MongoDatabase database, List<Cell> cells) throws Exception {
        RawInserts raw = new RawInserts(database);
        try (CommandPeer ledger = new CommandPeer("ledger", false, () -> Stores.ledger(fresh(client)));
                CommandPeer axonMongo = new CommandPeer("axon-mongo", false, () -> Stores.axonMongo(fresh(client)))) {
            for (int number : clients) {
                cells.add(Cell.measure("append", number, List.of(raw, ledger, axonMongo), pairs, slice()));
            }
        }
    }

    private void hotAggregate(MongoClient client, List<Cell> cells) throws Exception {
        try (CommandPeer ledger = new CommandPeer("ledger", true, () -> Stores.ledger(fresh(client)))) {
            for (int number : List.of(1, 64)) {
                cells.add(Cell.measure("hot aggregate", number, List.of(ledger), pairs, slice()));
            }
        }
    }

    private void reads(MongoClient client, List<Cell> cells) throws Exception {
        MongoDatabase ours = fresh(client);
        LedgerEventStore ledger = Stores.ledger(ours);
        EmbeddedEventStore axonMongo = Stores.axonMongo(fresh(client));
        Instant start = Instant.now().minus(Duration.ofHours(1));
        ExecutorService publishers = Executors.newFixedThreadPool(32);
        List<Callable<Integer>> publishing = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            GenericDomainEventMessage<Counter.Counted> event = new GenericDomainEventMessage<>(
                    "Counter",
                    "c" + i,
                    0,
                    new Counter.Counted("c" + i, 1, CommandPeer.NOTE),
                    MetaData.emptyInstance(),
                    UUID.randomUUID().toString(),
                    start.plusNanos(i * 500_000L)); // 2 000 events in a second of event time
            publishing.add(() -> {
                ledger.publish(event);
                axonMongo.publish(event);
                return 1;
            });
        }
        for (Future<Integer> published : publishers.invokeAll(publishing)) {
            published.get();
        }
        publishers.shutdown();
        List<Peer> peers = List.of(
                new RawCursor(ours),
                new TrackedRead("ledger", ledger, events),
                new TrackedRead("axon-mongo", axonMongo, events));
        cells.add(Cell.measure("tracked read", 1, peers, pairs, slice()));
        ledger.shutDown();
        axonMongo.shutDown();
    }

    private Duration slice() {
        return Duration.ofMillis(sliceMillis);
    }

    private static MongoDatabase fresh(MongoClient client) {
        return client.getDatabase("bench" + UUID.randomUUID().toString().replace("-", ""));
    }
}
