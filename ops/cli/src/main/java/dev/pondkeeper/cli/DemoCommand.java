package dev.pondkeeper.cli;

import dev.pondkeeper.cli.demo.BrandCalendar;
import dev.pondkeeper.cli.demo.CoffeeBrand;
import dev.pondkeeper.cli.demo.Playing;
import dev.pondkeeper.cli.demo.RunningServer;
import dev.pondkeeper.cli.demo.ServerProgram;
import dev.pondkeeper.cli.screen.Progress;
import dev.pondkeeper.cli.wire.BulkSender;
import dev.pondkeeper.cli.wire.PondServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.Callable;
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
            "Starts a server with fresh data on a virtual clock, plays a generated year of a coffee brand through it",
            "(customers, orders, memberships, referrals, campaigns and how people react to them) and leaves it running."
        })
final class DemoCommand implements Callable<Integer> {

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
        Instant now = surroundings.clock().instant();
        LocalDate firstDay = LocalDate.ofInstant(now, BrandCalendar.ZONE).minusDays(days);
        BrandCalendar calendar = new BrandCalendar(firstDay, days);
        try (Demolition demolition = new Demolition(data)) {
            long began = System.nanoTime();
            RunningServer server = program.start(port, data, calendar.opening());
            demolition.stopFirst(server);
            play(server, calendar, now, began);
            surroundings.out().println("Its clock is virtual: ./pond clock advance 30d plays on without new orders.");
            surroundings.out().println("The server runs until Ctrl-C; its data in " + data + " goes with it.");
            server.awaitEnd();
        }
        return 0;
    }

    private void play(RunningServer server, BrandCalendar calendar, Instant now, long began) {
        long ready = System.nanoTime();
        CoffeeBrand brand = new CoffeeBrand(customers, seed, calendar);
        PondServer pond = new PondServer(server.url(), surroundings.silence());
        Playing playing =
                new Playing(pond, new BulkSender(pond, false, surroundings.screen(), surroundings.pause()), brand);
        try (Progress progress = new Progress(surroundings.screen(), "playing", "days", 0, days)) {
            for (int moment = 0; moment < calendar.moments(); moment++) {
                playing.play(moment);
                progress.at(BrandCalendar.dayOf(moment + 1));
            }
        }
        playing.catchUp(now.truncatedTo(ChronoUnit.MINUTES));
        surroundings
                .screen()
                .say("Played in " + Duration.ofNanos(System.nanoTime() - ready).toSeconds()
                        + " s (" + playing.spent() + "), after "
                        + Duration.ofNanos(ready - began).toSeconds() + " s to start the server.");
        surroundings
                .out()
                .printf(
                        "A coffee brand's %d days from %s: %d customers, %d orders, %d commands, %d events.%n",
                        days,
                        calendar.dateOf(0),
                        customers,
                        brand.orders(),
                        playing.lines(),
                        brand.sights().events());
        new DemoTale(surroundings.out(), server.url(), calendar, brand.sights()).tell();
    }
}
