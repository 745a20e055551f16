package dev.pondkeeper.cli;

import dev.pondkeeper.cli.demo.ServerProgram;
import dev.pondkeeper.cli.screen.Screen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One call of the command line inside the test's own process; pauses are written down, not waited for. */
record CommandLineRun(int exitCode, String out, String err, List<Duration> pauses) {

    private static final Duration SILENCE = Duration.ofSeconds(20);

    private static final ServerProgram NO_PROGRAM = (port, data, clockStart) -> {
        throw new AssertionError("no server is to be started here");
    };

    static CommandLineRun of(String... words) {
        return withInput("", words);
    }

    /** A call that takes a server for lost after a moment of silence. */
    static CommandLineRun impatient(String... words) {
        return with("", Duration.ofMillis(300), NO_PROGRAM, words);
    }

    static CommandLineRun withInput(String standardInput, String... words) {
        return with(standardInput, SILENCE, NO_PROGRAM, words);
    }

    /** A call that may start servers. */
    static CommandLineRun starting(ServerProgram program, String... words) {
        return with("", SILENCE, program, words);
    }

    private static CommandLineRun with(String standardInput, Duration silence, ServerProgram program, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        Surroundings surroundings = new Surroundings(
                new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new Screen(errors, false, System::nanoTime),
                pauses::add,
                Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC),
                silence);
        int exitCode = Pond.commandLine(surroundings, program, errors).execute(words);
        return new CommandLineRun(
                exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), pauses);
    }
}
