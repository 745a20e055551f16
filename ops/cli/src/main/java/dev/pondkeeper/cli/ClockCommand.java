package dev.pondkeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pondkeeper.cli.screen.Progress;
import dev.pondkeeper.cli.wire.PondServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pond clock}: shows the server's clock, or moves it and returns when everything that fell due has happened. */
@Command(name = "clock", description = "Shows the server's clock; 'clock advance 30d' moves a virtual one.")
final class ClockCommand implements Callable<Integer> {

    private static final String CLOCK = "/ops/clock";
    private static final Duration POLL = Duration.ofMillis(200);

    /** A simulated year of a large pond takes its time, and the server says nothing until it is over. */
    private static final Duration PATIENCE = Duration.ofHours(24);

    private final Surroundings surroundings;

    @Mixin
    private final ServerOption server = new ServerOption();

    ClockCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        JsonNode clock = server.connect(surroundings.silence()).get(CLOCK);
        tell(clock);
        return 0;
    }

    @Command(name = "advance", description = "Moves a virtual clock and returns when everything due has happened.")
    int advance(
            @Parameters(paramLabel = "SPAN|TIME", description = "Such as 30d, 12h, 90m or 2026-12-24T18:00:00+08:00.")
                    String how,
            @Mixin ServerOption at) {
        PondServer pond = at.connect(surroundings.silence());
        Instant from = now(pond.get(CLOCK));
        String word = how.contains(":") ? "to" : "by";
        CompletableFuture<JsonNode> moved =
                CompletableFuture.supplyAsync(() -> pond.post(CLOCK, Map.of(word, how), PATIENCE));
        follow(pond, from, moved);
        tell(result(moved));
        return 0;
    }

    /** The bar begins once the server has said where it is going. */
    private void follow(PondServer pond, Instant from, CompletableFuture<JsonNode> moved) {
        Progress progress = null;
        try {
            while (!moved.isDone()) {
                JsonNode clock = pond.get(CLOCK);
                if (progress == null && clock.hasNonNull("movingTo")) {
                    long hours = Duration.between(
                                    from, Instant.parse(clock.path("movingTo").asText()))
                            .toHours();
                    progress = new Progress(surroundings.screen(), "advancing", "hours", 0, hours);
                }
                if (progress != null)
                    progress.at(Duration.between(from, now(clock)).toHours());
                if (!moved.isDone()) surroundings.pause().pause(POLL);
            }
        } finally {
            if (progress != null) progress.close();
        }
    }

    private static JsonNode result(CompletableFuture<JsonNode> moved) {
        try {
            return moved.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof Failure told) throw told;
            throw failed;
        }
    }

    private static Instant now(JsonNode clock) {
        return Instant.parse(clock.path("now").asText());
    }

    private void tell(JsonNode clock) {
        surroundings
                .out()
                .println(
                        clock.path("now").asText() + (clock.path("virtual").asBoolean() ? "  virtual" : "  real time"));
    }
}
