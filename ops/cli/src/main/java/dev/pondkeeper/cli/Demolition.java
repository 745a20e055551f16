package dev.pondkeeper.cli;

import dev.pondkeeper.cli.demo.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stops the demo's server and removes its data at the end, be it a break (Ctrl-C) or a failure. */
final class Demolition implements AutoCloseable {

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
