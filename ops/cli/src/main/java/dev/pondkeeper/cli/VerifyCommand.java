package dev.pondkeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pondkeeper.cli.screen.Progress;
import dev.pondkeeper.cli.wire.LineStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pond verify}: asks a running server to check its whole ledger. With {@code --data} the script runs the server's jar instead. */
@Command(
        name = "verify",
        description = "Checks the ledger from its first position to its last: no hole, every hash, sequence and key.",
        footer = {
            "",
            "Exit code 1 names the first fault. Without an option the server at " + ServerOption.DEFAULT + " is asked."
        })
final class VerifyCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final ServerOption server = new ServerOption();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Checks the data directory of a server that is stopped.")
    private @Nullable Path data;

    @Spec
    private @Nullable CommandSpec spec;

    VerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (data != null && spec != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    server.isGiven()
                            ? "Give --data for a stopped server or --server for a running one, not both"
                            : "--data is checked by the server's own program: use the script ./pond");
        }
        try (LineStream answer = server.connect(surroundings.silence()).lines("/ops/ledger/verification")) {
            return verdict(last(answer));
        } catch (IOException lost) {
            throw new Failure(
                    "The verification was cut off (" + lost.getMessage() + "): nothing is known, run it again.", lost);
        }
    }

    private @Nullable JsonNode last(LineStream answer) throws IOException {
        JsonNode first = answer.next();
        if (first == null || first.has("ok")) return first;
        long tail = first.path("tail").asLong();
        try (Progress progress = new Progress(surroundings.screen(), "verifying", "positions", 0, tail + 1)) {
            for (JsonNode line = first; line != null; line = answer.next()) {
                if (line.has("ok")) {
                    progress.at(line.path("ok").asBoolean() ? tail + 1 : 0);
                    return line;
                }
                progress.at(line.path("position").asLong() + 1);
            }
        }
        return null;
    }

    private int verdict(@Nullable JsonNode last) {
        if (last == null) {
            throw new Failure("The verification ended without a verdict: nothing is known, look at the server's log.");
        }
        if (!last.path("ok").asBoolean()) {
            throw new Failure(
                    "The ledger is broken at position " + last.path("position").asText("unknown") + ": "
                            + last.path("fault").asText("no reason given"));
        }
        surroundings
                .out()
                .printf(
                        "The ledger is whole: %d commits with %d events, positions 0 to %d, head %s%n",
                        last.path("commits").asLong(),
                        last.path("events").asLong(),
                        last.path("tail").asLong(),
                        last.path("head").asText("none"));
        return 0;
    }
}
