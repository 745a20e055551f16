package dev.pondkeeper.command.door;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads lines of bytes, LF or CR LF, and holds never more of one than the limit: the rest of a longer line is skipped. */
final class LineReader {

    private final InputStream in;
    private final int limit;
    private final byte[] buffer = new byte[64 * 1024];
    private int from;
    private int to;
    private ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long number;
    private boolean oversized;

    LineReader(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Moves to the next line; false at the end. */
    boolean next() throws IOException {
        line = new ByteArrayOutputStream();
        oversized = false;
        boolean any = false;
        while (fill()) {
            any = true;
            int end = from;
            while (end < to && buffer[end] != '\n') end++;
            keep(end);
            boolean ended = end < to;
            from = ended ? end + 1 : end;
            if (ended) break;
        }
        if (any) number++;
        return any;
    }

    /** Physical lines are counted from 1. */
    long number() {
        return number;
    }

    boolean oversized() {
        return oversized;
    }

    byte[] bytes() {
        return line.toByteArray();
    }

    boolean blank() {
        if (oversized) return false;
        for (byte each : line.toByteArray()) if (each != ' ' && each != '\t' && each != '\r') return false;
        return true;
    }

    private void keep(int end) {
        int length = end - from;
        if (!oversized && line.size() + length <= limit) {
            line.write(buffer, from, length);
        } else {
            oversized = true;
            line.reset();
        }
    }

    private boolean fill() throws IOException {
        if (from < to) return true;
        from = 0;
        to = Math.max(0, in.read(buffer, 0, buffer.length));
        return to > 0;
    }
}
