package dev.embeddedmongodb.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The append-only journal: segments of which the older ones go away once the tables hold what they hold. Only one
 * thread at a time calls it; {@link Commits} sees to that.
 */
final class Journal implements AutoCloseable {

    private final Path directory;
    private final boolean sync;
    private final int segmentBytes;
    private @Nullable Segment prepared;
    private volatile Segment current;
    private long sequence;
    private boolean broken;

    private Journal(Path directory, boolean sync, int segmentBytes, Segment current, long sequence) {
        this.directory = directory;
        this.sync = sync;
        this.segmentBytes = segmentBytes;
        this.current = current;
        this.sequence = sequence;
    }

    /** Segments in order of their numbers. */
    static List<Path> segments(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("journal-\\d{12}\\.log"))
                    .sorted()
                    .toList();
        }
    }

    static long numberOf(Path segment) {
        return Long.parseLong(segment.getFileName().toString().replaceAll("\\D", ""));
    }

    /** Reads all segments in order; returns the last frame's sequence, −1 for none. */
    static long replay(Path directory, Segment.FrameReader reader) throws IOException {
        List<Path> segments = segments(directory);
        long sequence = -1;
        long expected = -1;
        int newest = segments.size() - 1;
        // A segment whose space was written ahead but which was never used says nothing.
        while (newest > 0 && Segment.isEmpty(segments.get(newest))) newest--;
        for (int i = 0; i < segments.size(); i++) {
            Path segment = segments.get(i);
            long number = numberOf(segment);
            if (expected >= 0 && number != expected) {
                throw new StoreException.Damaged(
                        "The journal " + Segment.path(directory, expected).getFileName()
                                + " is missing between others; restore it from a copy.");
            }
            sequence = Segment.replay(segment, i >= newest, sequence, reader);
            expected = number + 1;
        }
        return sequence;
    }

    /** Starts a fresh segment behind whatever is there. */
    static Journal start(Path directory, boolean sync, int segmentBytes, long number, long sequence)
            throws IOException {
        return new Journal(directory, sync, segmentBytes, Segment.create(directory, number, segmentBytes), sequence);
    }

    Path directory() {
        return directory;
    }

    /** The number of the segment that takes the next frame. */
    long currentSegment() {
        return current.number;
    }

    long bytesInCurrentSegment() {
        return current.end();
    }

    /** On disk when this returns. */
    void append(Bytes payload) {
        try {
            if (broken) repair();
            if (!current.hasRoomFor(payload.length()) && current.end() > 0) rotate();
        } catch (IOException e) {
            throw noSpaceOr("The journal cannot be extended", e);
        }
        long before = current.end();
        try {
            current.append(sequence + 1, payload);
            if (sync) current.sync();
            sequence++;
        } catch (IOException e) {
            takeBack(before, e);
            throw noSpaceOr("Writing the journal failed", e);
        }
    }

    private void takeBack(long before, IOException reason) {
        try {
            current.cutAt(before);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
        // After a failed sync the system may have dropped pages: go on in a new file.
        broken = true;
    }

    private void repair() throws IOException {
        rotate();
        broken = false;
    }

    /** Writes the next segment's space ahead, so that {@link #rotate} takes no time; may run beside {@link #append}. */
    synchronized void prepareNext() throws IOException {
        if (prepared == null) prepared = Segment.create(directory, current.number + 1, segmentBytes);
    }

    /** Closes the current segment and begins the next. */
    synchronized void rotate() throws IOException {
        if (broken) current.cutAt(current.end());
        Segment next = prepared != null ? prepared : Segment.create(directory, current.number + 1, segmentBytes);
        prepared = null;
        current.close();
        current = next;
    }

    /** Forgets segments below that number: the tables on disk hold all of it. */
    void dropBefore(long number) {
        try {
            for (Path segment : segments(directory)) if (numberOf(segment) < number) Files.delete(segment);
            Directories.sync(directory);
        } catch (IOException e) {
            throw new StoreException("Old journal files cannot be removed: " + e.getMessage(), e);
        }
    }

    static RuntimeException noSpaceOr(String what, IOException e) {
        if (isNoSpace(e)) {
            return new StoreException.DiskFull("The disk is full, so nothing can be written until space is freed", e);
        }
        return new StoreException(what + ": " + e.getMessage(), e);
    }

    static boolean isNoSpace(@Nullable Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null
                    && (message.contains("No space left")
                            || message.contains("not enough space")
                            || message.contains("quota exceeded"))) return true;
        }
        return false;
    }

    @Override
    public synchronized void close() {
        if (prepared != null) prepared.close();
        current.close();
    }
}
