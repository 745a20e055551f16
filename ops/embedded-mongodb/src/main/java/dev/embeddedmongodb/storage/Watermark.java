package dev.embeddedmongodb.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * How far the data file had come when it was last synced, kept beside it. A data file that was cut off opens without a
 * complaint at an older version; this tells.
 */
final class Watermark {

    private static final String NAME = "checkpoint";

    private Watermark() {}

    /** Replaces the last one, as a whole. */
    static void write(Path directory, long version) throws IOException {
        Path fresh = directory.resolve(NAME + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer line = ByteBuffer.wrap(line(version).getBytes(StandardCharsets.US_ASCII));
            while (line.hasRemaining()) channel.write(line);
            channel.force(true);
        }
        Files.move(fresh, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Directories.sync(directory);
    }

    /** Refuses a data file that is behind the mark. */
    static void verify(Path directory, long version) throws IOException {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            if (version == 0) return;
            throw new StoreException.Damaged("The file " + NAME + " is missing; restore the directory from a copy.");
        }
        String line = Files.readString(file, StandardCharsets.ISO_8859_1);
        String[] words = line.split(" ", -1);
        if (!words[0].matches("\\d{1,18}") || !line.equals(line(Long.parseLong(words[0])))) {
            throw new StoreException.Damaged("The file " + NAME + " is damaged; restore the directory from a copy.");
        }
        if (version < Long.parseLong(words[0])) {
            throw new StoreException.Damaged("The data file is damaged: it ends at version " + version
                    + " and had been synced at version " + words[0] + ". Restore the directory from a copy.");
        }
    }

    private static String line(long version) {
        CRC32C crc = new CRC32C();
        crc.update(Long.toString(version).getBytes(StandardCharsets.US_ASCII));
        return version + " " + crc.getValue() + "\n";
    }
}
