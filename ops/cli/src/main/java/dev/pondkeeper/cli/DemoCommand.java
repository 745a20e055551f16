package dev.pondkeeper.cli;

import dev.pondkeeper.cli.demo.CoffeeBrand;
import dev.pondkeeper.cli.demo.RunningServer;
import dev.pondkeeper.cli.demo.ServerProgram;
import dev.pondkeeper.cli.screen.Progress;
import dev.pondkeeper.cli.wire.BulkAnswer;
import dev.pondkeeper.cli.wire.BulkLine;
import dev.pondkeeper.cli.wire.BulkSender;
import dev.pondkeeper.cli.wire.Lanes;
import dev.pondkeeper.cli.wire.PondServer;
import dev.pondkeeper.cli.wire.Settling;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pond demo}: a server with a year of a coffee brand in it, to look around in. */
@Command(
        name = "demo",
        description = {
            "Starts a server with fresh data, plays a generated coffee brand through it and leaves it running.",
            "Registrations, orders, refunds and redemptions; campaigns are not yet part of the demo."
        })
final class DemoCommand implements Callable<Integer> {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int LANES = 3;
    private static final int DAYS_AT_ONCE = 30;

    private final Surroundings surroundings;
    private final ServerProgram program;

    @Option(
            names = "--customers",
            defaultValue = "500",
            paramLabel = "N",
            description = "How many join (default: ${DEFAULT-VALUE}).")
    private int customers;

    @Option(
            names = "--days",
            defaultValue = "365",
            paramLabel = "N",
            description = "How many days, up to yesterday (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "The same seed gives the same brand (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--port",
            defaultValue = "8080",
            paramLabel = "PORT",
            description = "The server's port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Spec
    private @Nullable CommandSpec spec;

    DemoCommand(Surroundings surroundings, ServerProgram program) {
        this.surroundings = surroundings;
        this.program = program;
    }

    @Override
    public Integer call() throws IOException {
        if (customers < 1 || days < 1 || customers > 1_000_000 || days > 3650) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--customers must lie between 1 and 1000000 and --days between 1 and 3650");
        }
        Path data = Files.createTempDirectory("pond-demo-");
        surroundings.screen().say("Starting a server on fresh data in " + data + " ...");
        try (Demolition demolition = new Demolition(data)) {
            RunningServer server = program.start(port, data);
            demolition.stopFirst(server);
            play(server);
            surroundings.out().println("The server runs until Ctrl-C; its data in " + data + " goes with it.");
            server.awaitEnd();
        }
        return 0;
    }

    private void play(RunningServer server) {
        LocalDate firstDay =
                LocalDate.ofInstant(surroundings.clock().instant(), ZONE).minusDays(days);
        CoffeeBrand brand = new CoffeeBrand(customers, days, seed, firstDay);
        PondServer pond = new PondServer(server.url(), surroundings.silence());
        Replies replies = new Replies();
        try (Progress progress = new Progress(surroundings.screen(), "playing", "days", 0, days)) {
            for (int day = 0; day < days; day += DAYS_AT_ONCE) {
                int next = Math.min(days, day + DAYS_AT_ONCE);
                CoffeeBrand.Days played = brand.play(day, next);
                send(pond, played.lines(), replies);
                send(pond, played.redemptions(), replies);
                progress.at(next);
            }
        }
        tell(server, brand, replies, firstDay);
    }

    /** Returns when the policies have reacted, too: what comes next may spend the points of what came before. */
    private void send(PondServer pond, List<BulkLine> lines, Replies replies) {
        BulkSender sender = new BulkSender(pond, true, surroundings.screen(), surroundings.pause());
        try (Lanes lanes = new Lanes(LANES, sender, replies::take)) {
            lines.forEach(lanes::add);
            lanes.finish();
        }
        if (replies.position.get() >= 0) {
            new Settling(pond, surroundings.screen(), surroundings.pause()).awaitQuietly(replies.position.get());
        }
    }

    private void tell(RunningServer server, CoffeeBrand brand, Replies replies, LocalDate firstDay) {
        PrintStream out = surroundings.out();
        LocalDate end = firstDay.plusDays(days);
        out.printf(
                "A coffee brand's %d days from %s: %d customers, %d orders, %d commands, %d of them refused.%n",
                days, firstDay, customers, brand.orders(), replies.all.get(), replies.refused.get());
        out.println("Campaigns are not yet part of the demo.");
        out.println("Look at:");
        brand.boughtMost().ifPresent(id -> look(server, "/customers/" + id, "bought most often"));
        brand.redeemedMost().ifPresent(id -> look(server, "/points-accounts/" + id + "/statement", "paid with points"));
        brand.sentBackMost().ifPresent(id -> look(server, "/customers/" + id, "sent an order back"));
        look(server, "/reports/summary?from=" + firstDay + "&to=" + end, "the brand in figures");
        look(server, "/reports/cohorts?by=first-order-month", "who came back");
        look(server, "/reports/rfm?asOf=" + end.minusDays(1), "recency, frequency, monetary");
        look(server, "/reports/lifecycle?asOf=" + end.minusDays(1), "who is about to leave");
    }

    private void look(RunningServer server, String path, String why) {
        surroundings.out().printf("  curl -s '%s%s'  # %s%n", server.url(), path, why);
    }

    /** What the server said, counted; heard from several threads. */
    private static final class Replies {
        final AtomicLong all = new AtomicLong();
        final AtomicLong refused = new AtomicLong();
        final AtomicLong position = new AtomicLong(-1);

        void take(BulkAnswer answer) {
            all.incrementAndGet();
            if (answer.problem() != null) refused.incrementAndGet();
            position.accumulateAndGet(answer.position(), Math::max);
        }
    }

    /** Stops the server and removes its data at the end, be it a break (Ctrl-C) or a failure. */
    private static final class Demolition implements AutoCloseable {
        private final Path data;
        private final Thread atBreak = new Thread(this::demolish, "demo-end");
        private @Nullable RunningServer server;

        Demolition(Path data) {
            this.data = data;
            Runtime.getRuntime().addShutdownHook(atBreak);
        }

        synchronized void stopFirst(RunningServer started) {
            server = started;
        }

        @Override
        public void close() {
            demolish();
        }

        private synchronized void demolish() {
            if (server != null) server.close();
            try (Stream<Path> all = Files.exists(data) ? Files.walk(data) : Stream.empty()) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
            } catch (IOException busy) {
                throw new UncheckedIOException("The data in " + data + " could not be removed", busy);
            }
        }
    }
}
