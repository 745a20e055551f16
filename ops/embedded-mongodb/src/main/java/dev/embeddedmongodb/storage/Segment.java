package dev.embeddedmongodb.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One file of the journal: frames behind each other, the rest zeros. Space is written ahead, because then a sync has
 * no file length to update and a full disk shows before anything was accepted.
 *
 * <p>A frame is {@code magic u32, sequence u64, length u32, crc32c(payload) u32, crc32c(the 20 bytes before) u32,
 * payload}, most significant byte first.
 */
final class Segment implements AutoCloseable {

    static final int HEADER = 24;
    static final int MAGIC = 0x454D4A31;

    private static final int STEP = 1 << 20;

    final long number;
    private final Path path;
    private final FileChannel channel;
    private long allocated;
    private volatile long end;

    private Segment(long number, Path path, FileChannel channel) {
        this.number = number;
        this.path = path;
        this.channel = channel;
    }

    static Path path(Path directory, long number) {
        return directory.resolve(String.format(java.util.Locale.ROOT, "journal-%012d.log", number));
    }

    /** @throws IOException also when the disk is full; nothing of the file is left then */
    static Segment create(Path directory, long number, int bytes) throws IOException {
        Path path = path(directory, number);
        FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        Segment segment = new Segment(number, path, channel);
        try {
            segment.allocate(bytes);
            channel.force(true);
            Directories.sync(directory);
            return segment;
        } catch (IOException e) {
            segment.close();
            Files.deleteIfExists(path);
            throw e;
        }
    }

    private void allocate(long upTo) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(STEP);
        while (allocated < upTo) {
            zeros.clear().limit((int) Math.min(STEP, upTo - allocated));
            while (zeros.hasRemaining()) allocated += channel.write(zeros, allocated);
        }
    }

    long end() {
        return end;
    }

    boolean hasRoomFor(int payload) {
        return end + HEADER + payload <= allocated;
    }

    /** Writes a frame behind the last one; it counts only once {@link #sync} came back, or at once without disk durability. */
    void append(long sequence, Bytes payload) throws IOException {
        int length = payload.length();
        ByteBuffer frame = ByteBuffer.allocate(HEADER + length);
        frame.putInt(MAGIC).putLong(sequence).putInt(length).putInt(crc(payload.array(), 0, length));
        frame.putInt(crc(frame.array(), 0, HEADER - 4));
        frame.put(payload.array(), 0, length).flip();
        long at = end;
        // Beyond the space written ahead only for a batch larger than a whole segment.
        if (at + HEADER + length > allocated) allocate(at + HEADER + length);
        while (frame.hasRemaining()) at += channel.write(frame, at);
        end = at;
    }

    void sync() throws IOException {
        channel.force(false);
    }

    /** Takes back everything behind that place, for ever: what was refused must not come back at the next opening. */
    void cutAt(long place) throws IOException {
        end = place;
        allocated = place;
        channel.truncate(place);
        channel.force(true);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException("Closing " + path + " failed: " + e.getMessage(), e);
        }
    }

    static int crc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    /** Whether nothing was ever written to it but the zeros of its space. */
    static boolean isEmpty(Path path) throws IOException {
        byte[] file = Files.readAllBytes(path);
        return isZero(file, 0, file.length);
    }

    /** Takes a frame's payload. */
    interface FrameReader {
        void frame(long sequence, byte[] file, int from, int length);
    }

    /**
     * Reads every whole frame in order.
     *
     * @param last whether this is the newest segment: only there may the end be torn
     * @return the sequence of the last frame, or {@code before} if there is none
     * @throws StoreException.Damaged when bytes that had been synced are not what was written
     */
    static long replay(Path path, boolean last, long before, FrameReader reader) throws IOException {
        byte[] file = Files.readAllBytes(path);
        ByteBuffer in = ByteBuffer.wrap(file);
        long sequence = before;
        int at = 0;
        while (at < file.length) {
            String fault = faultAt(file, in, at, sequence);
            if (fault == null) {
                long read = in.getLong(at + 4);
                int length = in.getInt(at + 12);
                reader.frame(read, file, at + HEADER, length);
                sequence = read;
                at += HEADER + length;
            } else if (isZero(file, at, file.length)) {
                break;
            } else if (last && isTorn(file, in, at, sequence)) {
                break;
            } else {
                throw new StoreException.Damaged("The journal " + path.getFileName() + " is damaged at byte " + at
                        + ": " + fault + ". Restore the directory from a copy, or move this file away to open without"
                        + " the writes that it holds.");
            }
        }
        return sequence;
    }

    private static @Nullable String faultAt(byte[] file, ByteBuffer in, int at, long previous) {
        if (file.length - at < HEADER) return "a frame's header is cut off";
        if (in.getInt(at) != MAGIC || in.getInt(at + 20) != crc(file, at, HEADER - 4))
            return "a frame's header does not fit its checksum";
        int length = in.getInt(at + 12);
        if (length < 0 || length > file.length - at - HEADER) return "a frame is cut off";
        if (in.getInt(at + 16) != crc(file, at + HEADER, length)) return "a frame does not fit its checksum";
        long sequence = in.getLong(at + 4);
        if (previous >= 0 && sequence != previous + 1) return "frame " + sequence + " follows frame " + previous;
        return null;
    }

    /**
     * A frame is torn when the machine stopped inside its write: the file ends within it, or a whole disk sector of it
     * never arrived and is still zero. A frame that is complete but wrong was damaged later and was acknowledged.
     */
    private static boolean isTorn(byte[] file, ByteBuffer in, int at, long previous) {
        if (file.length - at < HEADER) return true;
        if (in.getInt(at) != MAGIC || in.getInt(at + 20) != crc(file, at, HEADER - 4)) {
            int sectorEnd = Math.min(endOfSector(at), at + HEADER);
            boolean startMissing = isZero(file, at, sectorEnd);
            boolean restMissing = sectorEnd < at + HEADER && isZero(file, sectorEnd, at + HEADER);
            return (startMissing || restMissing) && noFrameBehind(file, in, at);
        }
        if (previous >= 0 && in.getLong(at + 4) != previous + 1) return false;
        int length = in.getInt(at + 12);
        if (length < 0) return false;
        if (length > file.length - at - HEADER) return true;
        int end = at + HEADER + length;
        if (!isZero(file, end, file.length)) return false;
        for (int from = at; from < end; from = endOfSector(from)) {
            int to = Math.min(end, endOfSector(from));
            if (to - from >= 16 && isZero(file, from, to)) return true;
        }
        return false;
    }

    private static int endOfSector(int place) {
        return (place / 512 + 1) * 512;
    }

    private static boolean noFrameBehind(byte[] file, ByteBuffer in, int at) {
        for (int i = at + 1; i <= file.length - HEADER; i++) {
            if (in.getInt(i) == MAGIC && in.getInt(i + 20) == crc(file, i, HEADER - 4)) return false;
        }
        return true;
    }

    private static boolean isZero(byte[] file, int from, int to) {
        for (int i = from; i < to; i++) if (file[i] != 0) return false;
        return true;
    }
}
