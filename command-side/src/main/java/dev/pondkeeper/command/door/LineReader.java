package dev.pondkeeper.command.door;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads lines of bytes, LF or CR LF, and never holds more of one than the limit: the rest of a longer line is skipped. */
final class LineReader {

    private static final byte[] NOTHING = {};

    private final InputStream in;
    private final int limit;
    private final byte[] buffer = new byte[64 * 1024];
    private int from;
    private int to;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long number;
    private byte[] bytes = NOTHING;
    private boolean oversized;

    LineReader(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Moves to the next line; false at the end. */
    boolean next() throws IOException {
        line.reset();
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
        dropCarriageReturn();
        return any;
    }

    /** Physical lines are counted from 1. */
    long number() {
        return number;
    }

    boolean oversized() {
        return oversized;
    }

    /** Without its end; empty where it is oversized. */
    byte[] bytes() {
        return bytes;
    }

    boolean blank() {
        if (oversized) return false;
        for (byte each : bytes) if (each != ' ' && each != '\t' && each != '\r') return false;
        return true;
    }

    private void dropCarriageReturn() {
        byte[] kept = line.toByteArray();
        boolean ended = kept.length > 0 && kept[kept.length - 1] == '\r';
        bytes = ended ? Arrays.copyOf(kept, kept.length - 1) : kept;
        if (bytes.length > limit) {
            oversized = true;
            bytes = NOTHING;
        }
    }

    private void keep(int end) {
        int length = end - from;
        // One byte more than the limit, because the last may be the CR of a CR LF, which is none of the line's own.
        if (!oversized && line.size() + length <= limit + 1) {
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
