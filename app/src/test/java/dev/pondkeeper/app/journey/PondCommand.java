package dev.pondkeeper.app.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The client's side of the {@code pond} command, in a process of its own. */
final class PondCommand {

    private final Process process;

    private PondCommand(Process process) {
        this.process = process;
    }

    /** How it ended and what it said, on both of its outputs. */
    record End(int exit, String said) {}

    static PondCommand start(String... words) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.pondkeeper.cli.Pond"));
        line.addAll(List.of(words));
        try {
            return new PondCommand(
                    new ProcessBuilder(line).redirectErrorStream(true).start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static End run(String... words) throws InterruptedException {
        return start(words).end();
    }

    End end() throws InterruptedException {
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new End(process.waitFor(), said);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** As {@code kill -9}. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }
}
