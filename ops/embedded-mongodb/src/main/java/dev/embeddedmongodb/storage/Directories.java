package dev.embeddedmongodb.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** What a directory needs besides its files: a lock, and syncs of its own entries. */
final class Directories {

    private Directories() {}

    /** Makes created and deleted names survive a power cut. */
    static void sync(Path directory) throws IOException {
        // Windows has no sync of directories and refuses to open one.
        if (java.io.File.separatorChar == '\\') return;
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** @throws StoreException when another process, or this one a second time, holds it */
    static FileChannel lock(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel);
        if (lock != null) return channel;
        channel.close();
        throw new StoreException("The directory " + directory
                + " is in use by another running server; stop that one or choose another directory.");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
