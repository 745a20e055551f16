package dev.pondkeeper.eventstore;

import static dev.pondkeeper.eventstore.Ledgers.draft;
import static dev.pondkeeper.eventstore.Ledgers.event;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * A process that is made to be killed: two writers that record their numbered commands and print each one that was
 * acknowledged. Started again, they go on where the ledger says they are.
 *
 * <p>Arguments: connection string, database, number of the process, commands of each writer.
 */
final class WriterProcess {
    static final int WRITERS = 2;
    private static final int SHARED_STREAMS = 4;

    private WriterProcess() {}

    public static void main(String[] arguments) throws Exception {
        int commands = Integer.parseInt(arguments[3]);
        try (MongoClient client = MongoClients.create(arguments[0])) {
            Ledger ledger = Ledgers.over(client.getDatabase(arguments[1]));
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
            Future<?>[] running = new Future<?>[WRITERS];
            for (int i = 0; i < WRITERS; i++) {
                String stream = "w" + arguments[2] + "-" + i;
                running[i] = writers.submit(() -> write(ledger, stream, commands, out));
            }
            for (Future<?> writer : running) {
                writer.get();
            }
            writers.shutdown();
        }
    }

    private static void write(Ledger ledger, String stream, int commands, PrintStream out) {
        for (int i = (int) ledger.headOf(stream).orElse(-1) + 1; i < commands; i++) {
            int seq = i;
            String key = stream + "/" + seq;
            new ConflictRetry(1000, Duration.ofMillis(20)).run(() -> recordedOnce(ledger, stream, seq, key));
            out.println("ack " + key);
        }
    }

    private static LedgerCommit recordedOnce(Ledger ledger, String stream, int seq, String key) {
        try {
            return decide(ledger, stream, seq, key);
        } catch (CommitKeyTaken already) {
            return already.first();
        }
    }

    /** Its own next event and one in a stream that everybody writes to. */
    private static LedgerCommit decide(Ledger ledger, String stream, int seq, String key) {
        String shared = "shared-" + ThreadLocalRandom.current().nextInt(SHARED_STREAMS);
        long next = ledger.headOf(shared).orElse(-1) + 1;
        try {
            return ledger.append(draft(new CommitIntent(key, "f", stream), event(stream, seq), event(shared, next)));
        } catch (SequenceTaken met) {
            throw new ConcurrencyException("met another", met);
        }
    }
}
