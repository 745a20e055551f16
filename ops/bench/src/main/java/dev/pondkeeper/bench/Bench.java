package dev.pondkeeper.bench;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.embeddedmongodb.EmbeddedMongo;
import dev.faults.FaultyLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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

    @Option(
            names = "--work",
            split = ",",
            defaultValue = "append,hot,read",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private List<Kind> kinds = List.of();

    @Option(
            names = "--warm-up",
            defaultValue = "3",
            description = "slices of each peer before those that count (default: ${DEFAULT-VALUE})")
    private int warmUps = 3;

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

    @Option(
            names = "--rate",
            defaultValue = "200",
            description = "commands in a second of latency and processes (default: ${DEFAULT-VALUE})")
    private int rate = 200;

    @Option(names = "--commands", defaultValue = "2000", description = "of them in all (default: ${DEFAULT-VALUE})")
    private int commands = 2_000;

    @Option(names = "--few", defaultValue = "10000", description = "events of the small ledger of growth")
    private int few = 10_000;

    @Option(names = "--many", defaultValue = "1000000", description = "events of the large ledger of growth")
    private int many = 1_000_000;

    @Option(
            names = "--long-stream",
            defaultValue = "100000",
            description = "events of the stream that load reads by its snapshot (default: ${DEFAULT-VALUE})")
    private int longStream = 100_000;

    @Option(
            names = "--snapshot-every",
            defaultValue = "100",
            description = "events of that stream, as the server does (default: ${DEFAULT-VALUE})")
    private int snapshotEvery = 100;

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
            Setting setting = new Setting(client, target, warmUps, pairs, Duration.ofMillis(sliceMillis));
            List<Cell> cells = new ArrayList<>();
            for (Kind kind : kinds) {
                cells.addAll(work(kind).measure(setting));
            }
            Report report = new Report(environment(addedRoundTrip), cells);
            System.out.println(report.table());
            if (json != null) Files.writeString(json, report.json());
        }
    }

    private Work work(Kind kind) {
        return switch (kind) {
            case append -> new Appends(clients);
            case hot -> new HotAggregate();
            case read -> new Reads(events);
            case latency -> new Latency(rate, commands);
            case processes -> new TwoProcesses(rate, commands);
            case growth -> new Growth(few, many, 1);
            case load -> new Loads(longStream, snapshotEvery);
        };
    }

    private List<String> environment(String addedRoundTrip) {
        return List.of(
                "machine: " + Runtime.getRuntime().availableProcessors() + " processors, heap of "
                        + (Runtime.getRuntime().maxMemory() >> 20) + " MiB, " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch") + ", Java " + System.getProperty("java.version"),
                "server: " + (uri == null ? "embedded, in this process, durable on disk" : "given by --uri")
                        + "; added round trip: " + addedRoundTrip,
                "run: " + pairs + " slices of " + sliceMillis + " ms of each peer, in turn, after " + warmUps
                        + " that are not counted");
    }

    /** What can be measured; spelled as it is typed. */
    enum Kind {
        append,
        hot,
        read,
        latency,
        processes,
        growth,
        load
    }
}
