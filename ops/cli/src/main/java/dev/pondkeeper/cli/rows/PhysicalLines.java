package dev.pondkeeper.cli.rows;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines that end in LF or CR LF, the last one perhaps in neither. Never holds more than {@link #MAX_BYTES} of a line: a
 * longer one is skipped to its end and comes out as a fault, as do bytes that are not UTF-8 and NUL bytes.
 */
public final class PhysicalLines implements Closeable {

    /** The server takes no longer body either (API.md, Request headers). */
    public static final int MAX_BYTES = 256 * 1024;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int at;
    private int end;
    private long number;
    private long bytesRead;

    public PhysicalLines(InputStream in) {
        this.in = in;
    }

    /** The next line, or null at the end of the file. */
    public @Nullable PhysicalLine next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        boolean tooLong = false;
        boolean any = false;
        boolean ended = false;
        while (!ended && fill()) {
            any = true;
            int from = at;
            while (at < end && buffer[at] != '\n') at++;
            int length = at - from;
            tooLong |= line.size() + length > MAX_BYTES + 1; // one more: the CR of a CR LF
            if (!tooLong) line.write(buffer, from, length);
            if (at < end) {
                at++;
                ended = true;
            }
        }
        if (!any) return null;
        number++;
        return tooLong ? faulty("is longer than " + MAX_BYTES + " bytes") : decode(line.toByteArray());
    }

    /** Whether the next line is not there yet, as when somebody types it. */
    public boolean wouldWait() throws IOException {
        return at == end && in.available() == 0;
    }

    /** Bytes taken from the file so far, for progress. */
    public long bytesRead() {
        return bytesRead - (end - at);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        if (at < end) return true;
        at = 0;
        end = Math.max(0, in.read(buffer));
        bytesRead += end;
        return end > 0;
    }

    private PhysicalLine decode(byte[] bytes) {
        int from = number == 1 && startsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0;
        int to = bytes.length > from && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        if (to - from > MAX_BYTES) return faulty("is longer than " + MAX_BYTES + " bytes");
        for (int i = from; i < to; i++) {
            if (bytes[i] == 0) return faulty("holds a NUL byte, its byte " + (i + 1));
        }
        ByteBuffer rest = ByteBuffer.wrap(bytes, from, to - from);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(rest)
                    .toString();
            return new PhysicalLine(number, text, null);
        } catch (CharacterCodingException malformed) {
            return faulty("is not UTF-8 from its byte " + (rest.position() + 1) + " on");
        }
    }

    private PhysicalLine faulty(String fault) {
        return new PhysicalLine(number, "", fault);
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= BYTE_ORDER_MARK.length
                && ByteBuffer.wrap(bytes, 0, BYTE_ORDER_MARK.length).equals(ByteBuffer.wrap(BYTE_ORDER_MARK));
    }
}
