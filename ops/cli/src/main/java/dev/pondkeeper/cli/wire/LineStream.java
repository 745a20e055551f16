package dev.pondkeeper.cli.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** JSON documents that arrive one a line. A server that falls silent in the middle is given up, as is one that breaks off. */
public final class LineStream implements AutoCloseable {

    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "silence-watch");
        thread.setDaemon(true);
        return thread;
    });

    private final InputStream in;
    private final BufferedReader reader;
    private final long silenceNanos;
    private final ScheduledFuture<?> watch;
    private volatile long heardAt = System.nanoTime();
    private volatile boolean silent;

    LineStream(InputStream in, Duration silence) {
        this.in = in;
        this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.silenceNanos = silence.toNanos();
        long period = Math.max(1, silence.toMillis() / 10);
        this.watch = WATCH.scheduleWithFixedDelay(this::giveUpIfSilent, period, period, TimeUnit.MILLISECONDS);
    }

    /**
     * The next document, or null at the end of the answer.
     *
     * @throws IOException if the server broke off, fell silent, or sent half a line
     */
    public @Nullable JsonNode next() throws IOException {
        String line = line();
        heardAt = System.nanoTime();
        if (line == null) return null;
        try {
            return PondServer.JSON.readTree(line);
        } catch (JacksonException half) {
            throw new IOException("the server broke off in the middle of a line", half);
        }
    }

    @Override
    public void close() throws IOException {
        watch.cancel(false);
        reader.close();
    }

    private @Nullable String line() throws IOException {
        try {
            String line = reader.readLine();
            if (!silent) return line;
        } catch (IOException closed) {
            if (!silent) throw closed;
        }
        throw new IOException("the server fell silent");
    }

    private void giveUpIfSilent() {
        if (System.nanoTime() - heardAt < silenceNanos) return;
        silent = true;
        try {
            in.close(); // wakes the reader
        } catch (IOException closedAlready) {
            heardAt = System.nanoTime();
        }
    }
}
