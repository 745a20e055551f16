package dev.pondkeeper.app;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.embeddedmongodb.EmbeddedMongo;
import dev.pondkeeper.eventstore.Ledger;
import dev.pondkeeper.eventstore.VerificationReport;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pond verify --data}: checks a data directory on which no server runs. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Checks the store and the ledger in a data directory: every document readable and in its indexes, "
                        + "positions without a hole, hashes, sequences, keys. Exit code 1 names the first fault.")
final class VerifyCommand implements Callable<Integer> {

    private static final int LINE_EVERY_SECONDS = 2;

    @Option(names = "--data", required = true, description = "The data directory; no server may run on it.")
    private Path data = Path.of("data");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        LoggingSystem.get(VerifyCommand.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
        PrintWriter out = spec.commandLine().getOut();
        Path store = data.resolve("store");
        if (!Files.isDirectory(store)) {
            out.println("There is no store in " + data + "; name the directory that pond serve --data was given.");
            return 1;
        }
        List<String> faults = storeFaults(store);
        faults.stream().limit(1).forEach(fault -> out.println("FAULT in the store: " + fault));
        if (!faults.isEmpty()) return 1;
        try (EmbeddedMongo server = EmbeddedMongo.inDirectory(store).start();
                MongoClient client = MongoClients.create(server.connectionString())) {
            Ledger ledger = Ledger.builder()
                    .database(client.getDatabase("pondkeeper"))
                    .clock(Clock.systemUTC())
                    .build();
            return verdict(ledger, out);
        }
    }

    private static List<String> storeFaults(Path store) {
        return EmbeddedMongo.check(store).faults();
    }

    private static int verdict(Ledger ledger, PrintWriter out) {
        long[] next = {System.nanoTime()};
        VerificationReport report = ledger.verify(progress -> {
            if (System.nanoTime() < next[0]) return;
            next[0] = System.nanoTime() + LINE_EVERY_SECONDS * 1_000_000_000L;
            out.println("verified up to position " + progress.position());
            out.flush();
        });
        if (!report.isIntact()) {
            out.println("FAULT in the ledger: " + report.fault().orElse(""));
            return 1;
        }
        out.println("The ledger is intact: " + report.commits() + " commits, " + report.events() + " events, head "
                + report.head());
        return 0;
    }
}
