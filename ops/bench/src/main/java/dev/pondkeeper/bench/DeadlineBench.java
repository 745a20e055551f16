package dev.pondkeeper.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.sun.management.OperatingSystemMXBean;
import dev.embeddedmongodb.EmbeddedMongo;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures deadlines: what a million pending ones cost, what idling costs, how late they fire, how fast a restart catches up. */
@Command(
        name = "deadline-bench",
        mixinStandardHelpOptions = true,
        description = "Measures durable deadlines on a clock that runs.")
final class DeadlineBench implements Callable<Integer> {
    private static final int FEW = 1_000;
    private static final int PAIRS = 20;
    private static final int OPERATIONS = 50;

    @Option(names = "--uri", description = "a MongoDB to measure on; without it an embedded one, durable on disk")
    private @Nullable String uri;

    @Option(names = "--pending", defaultValue = "1000000", description = "(default: ${DEFAULT-VALUE})")
    private int pending = 1_000_000;

    @Option(names = "--idle", defaultValue = "30", description = "seconds to idle (default: ${DEFAULT-VALUE})")
    private int idleSeconds = 30;

    @Option(
            names = "--settle",
            defaultValue = "65",
            description =
                    "seconds before that: the embedded store tidies up for a minute after writing (default: ${DEFAULT-VALUE})")
    private int settleSeconds = 65;

    @Option(names = "--rate", defaultValue = "1000", description = "due per second (default: ${DEFAULT-VALUE})")
    private int rate = 1_000;

    @Option(names = "--seconds", defaultValue = "30", description = "of that rate (default: ${DEFAULT-VALUE})")
    private int seconds = 30;

    @Option(names = "--overdue", defaultValue = "100000", description = "at a restart (default: ${DEFAULT-VALUE})")
    private int overdue = 100_000;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new DeadlineBench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        try (EmbeddedMongo embedded = uri == null
                        ? EmbeddedMongo.inDirectory(Files.createTempDirectory("deadlines"))
                                .start()
                        : null;
                MongoClient client =
                        MongoClients.create(embedded == null ? String.valueOf(uri) : embedded.connectionString())) {
            pending(client);
            lateness(client);
            restart(client);
        }
        return 0;
    }

    private void pending(MongoClient client) {
        try (DeadlinePeer few = new DeadlinePeer(client, "few");
                DeadlinePeer many = new DeadlinePeer(client, "many")) {
            Instant far = Instant.now().plus(Duration.ofDays(365));
            few.fill(FEW, far);
            many.fill(pending, far);
            List<Double> ratios = new ArrayList<>();
            scheduleAndCancel(few);
            scheduleAndCancel(many);
            for (int i = 0; i < PAIRS; i++) {
                long small = scheduleAndCancel(few);
                ratios.add((double) scheduleAndCancel(many) / small);
            }
            ratios.sort(null);
            System.out.printf(
                    Locale.ROOT,
                    "schedule and cancel beside %d pending cost %.2f times what they cost beside %d%n",
                    pending,
                    ratios.get(PAIRS / 2),
                    FEW);
            idle(many);
        }
    }

    /** Nanoseconds. */
    private static long scheduleAndCancel(DeadlinePeer peer) {
        long begun = System.nanoTime();
        Instant far = Instant.now().plus(Duration.ofDays(300));
        for (int i = 0; i < OPERATIONS; i++) {
            peer.cancel(peer.schedule(far, i));
        }
        return System.nanoTime() - begun;
    }

    private void idle(DeadlinePeer many) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        many.start();
        rest(settleSeconds);
        long before = system.getProcessCpuTime();
        long begun = System.nanoTime();
        rest(idleSeconds);
        double share = (double) (system.getProcessCpuTime() - before) / (System.nanoTime() - begun);
        System.out.printf(
                Locale.ROOT,
                "idle beside %d pending: %.2f %% of a core, store included where it is embedded%n",
                pending,
                100 * share);
    }

    private static void rest(int seconds) {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(seconds)) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
    }

    private void lateness(MongoClient client) throws InterruptedException {
        try (DeadlinePeer peer = new DeadlinePeer(client, "rate")) {
            int number = rate * seconds;
            Instant first = Instant.now().plusSeconds(10 + number / 10_000);
            peer.fill(number, i -> first.plusNanos(i * (1_000_000_000L / rate)));
            peer.start();
            peer.awaitFired(number);
            Histogram late = peer.lateness();
            System.out.printf(
                    Locale.ROOT,
                    "%d due per second for %d s: fired late by p50 %d ms, p99 %d ms, at most %d ms; early: %d%n",
                    rate,
                    seconds,
                    late.getValueAtPercentile(50),
                    late.getValueAtPercentile(99),
                    late.getMaxValue(),
                    peer.early());
        }
    }

    private void restart(MongoClient client) throws InterruptedException {
        try (DeadlinePeer before = new DeadlinePeer(client, "overdue")) {
            before.fill(overdue, Instant.now().minusSeconds(60));
        }
        try (DeadlinePeer after = new DeadlinePeer(client, "overdue")) {
            long begun = System.nanoTime();
            after.start();
            after.awaitFired(overdue);
            double took = (System.nanoTime() - begun) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "restart with %d overdue: all fired after %.1f s (%.0f a second), twice: %d%n",
                    overdue,
                    took,
                    overdue / took,
                    after.twice());
        }
    }
}
