package dev.embeddedmongodb.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A checksum over the whole data file, taken at an orderly closing and forgotten at the next opening. Pages have checksums of
 * their own; this one also finds a changed byte where no page lives any more.
 */
public final class ClosingSum {

    private static final String NAME = "closed";
    private static final int BUFFER_BYTES = 1 << 20;

    private ClosingSum() {}

    static void write(Path directory) throws IOException {
        Files.writeString(
                directory.resolve(NAME), sum(directory), StandardCharsets.US_ASCII, StandardOpenOption.CREATE);
    }

    static void forget(Path directory) throws IOException {
        if (Files.deleteIfExists(directory.resolve(NAME))) Directories.sync(directory);
    }

    /** What is wrong, in a sentence; empty where the file is as it was closed, and where it was never closed in order. */
    public static Optional<String> fault(Path directory) throws IOException {
        Path noted = directory.resolve(NAME);
        if (!Files.exists(noted)) return Optional.empty();
        boolean same = Files.readString(noted, StandardCharsets.ISO_8859_1).equals(sum(directory));
        return same
                ? Optional.empty()
                : Optional.of(
                        "The data file is not as it was when it was closed: at least one byte has changed since.");
    }

    private static String sum(Path directory) throws IOException {
        CRC32C crc = new CRC32C();
        try (FileChannel file = FileChannel.open(directory.resolve(Store.DATA_FILE), StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
            while (file.read(buffer.clear()) >= 0) crc.update(buffer.flip());
            return file.size() + " " + crc.getValue() + "\n";
        }
    }
}
