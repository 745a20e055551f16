package dev.pondkeeper.cli.screen;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Names what could not be done: the first few in full on the screen, every one in a file if there is one, all of them counted. */
public final class FaultReport implements Closeable {

    private static final int SHOWN = 20;

    private final Screen screen;
    private final @Nullable PrintWriter file;
    private long count;

    public FaultReport(Screen screen, @Nullable Path file) throws IOException {
        this.screen = screen;
        this.file = file == null ? null : new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), false);
    }

    public synchronized void add(String fault) {
        count++;
        if (count <= SHOWN) screen.say(fault);
        if (count == SHOWN + 1)
            screen.say("more faults follow and are counted" + (file == null ? "" : ", and written"));
        if (file == null) return;
        file.println(fault);
        if (file.checkError()) throw new UncheckedIOException(new IOException("the file of errors cannot be written"));
    }

    public synchronized long count() {
        return count;
    }

    @Override
    public void close() {
        if (file != null) file.close();
    }
}
