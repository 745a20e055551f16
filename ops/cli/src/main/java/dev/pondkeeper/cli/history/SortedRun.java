package dev.pondkeeper.cli.history;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Sorted items in a temporary file, which is gone once they have been read. */
final class SortedRun<T> implements Sorted<T> {

    private final Path file;
    private final DataInputStream in;
    private final Codec<T> codec;

    private SortedRun(Path file, Codec<T> codec) throws IOException {
        this.file = file;
        this.codec = codec;
        this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
    }

    /** Writes all of them out; they are read back from the file. */
    static <T> Path write(Sorted<T> items, Codec<T> codec) throws IOException {
        Path file = Files.createTempFile("pond-sort-", ".run");
        file.toFile().deleteOnExit(); // a break (Ctrl-C) passes no finally
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (T item = items.next(); item != null; item = items.next()) {
                out.writeBoolean(true);
                codec.write(item, out);
            }
            out.writeBoolean(false);
        }
        return file;
    }

    static <T> SortedRun<T> open(Path file, Codec<T> codec) throws IOException {
        return new SortedRun<>(file, codec);
    }

    @Override
    public @Nullable T next() throws IOException {
        try {
            return in.readBoolean() ? codec.read(in) : null;
        } catch (EOFException cut) {
            throw new IOException("the temporary file " + file + " was cut short", cut);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
        Files.deleteIfExists(file);
    }
}
