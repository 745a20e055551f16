package dev.pondkeeper.command.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {

    private static final int LIMIT = 10;

    /** One line as it was read. */
    record Line(long number, String text, boolean oversized, boolean blank) {}

    @ParameterizedTest
    @ValueSource(strings = {"a\nb\n", "a\nb", "a\r\nb\r\n", "a\r\nb", "a\nb\r"})
    void ends_lines_with_lf_or_cr_lf_and_the_last_with_nothing(String text) {
        assertThat(linesOf(bytes(text))).containsExactly(line(1, "a"), line(2, "b"));
    }

    @Test
    void there_is_no_line_in_nothing() {
        assertThat(linesOf(bytes(""))).isEmpty();
    }

    @Test
    void blank_lines_count() {
        assertThat(linesOf(bytes("\n\r\n \t\na")))
                .containsExactly(
                        new Line(1, "", false, true),
                        new Line(2, "", false, true),
                        new Line(3, " \t", false, true),
                        line(4, "a"));
    }

    @Test
    void a_line_may_fill_the_limit_however_it_ends() {
        String full = "x".repeat(LIMIT);
        assertThat(linesOf(bytes(full + "\n" + full + "\r\n" + full)))
                .containsExactly(line(1, full), line(2, full), line(3, full));
    }

    @Test
    void one_byte_more_is_too_much_and_the_next_line_is_read_as_ever() {
        String over = "x".repeat(LIMIT + 1);
        assertThat(linesOf(bytes(over + "\n" + over + "\r\n" + over + "x\r\nb\n" + over)))
                .containsExactly(
                        new Line(1, "", true, false),
                        new Line(2, "", true, false),
                        new Line(3, "", true, false),
                        line(4, "b"),
                        new Line(5, "", true, false));
    }

    @Test
    void a_carriage_return_inside_a_line_belongs_to_it() {
        assertThat(linesOf(bytes("a\rb\n"))).containsExactly(line(1, "a\rb"));
    }

    @Test
    void reads_the_same_from_a_stream_that_trickles() {
        assertThat(linesOf(new Trickle(bytes("ab\r\n\ncd"))))
                .extracting(Line::text)
                .containsExactly("ab", "", "cd");
    }

    @Test
    void a_line_of_a_hundred_megabytes_costs_no_more_memory_than_a_short_one() throws IOException {
        InputStream in = new SequenceInputStream(new Repeated(100_000_000), bytes("\nshort\n"));
        LineReader reader = new LineReader(in, 256 * 1024);
        long before = allocated();
        assertThat(reader.next()).isTrue();
        assertThat(reader.oversized()).isTrue();
        assertThat(allocated() - before).as("bytes allocated").isLessThan(4_000_000);
        assertThat(reader.next()).isTrue();
        assertThat(reader.number()).isEqualTo(2);
        assertThat(new String(reader.bytes(), StandardCharsets.UTF_8)).isEqualTo("short");
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Line line(long number, String text) {
        return new Line(number, text, false, false);
    }

    private static List<Line> linesOf(InputStream in) {
        LineReader reader = new LineReader(in, LIMIT);
        List<Line> lines = new ArrayList<>();
        try {
            while (reader.next()) {
                lines.add(new Line(
                        reader.number(),
                        new String(reader.bytes(), StandardCharsets.UTF_8),
                        reader.oversized(),
                        reader.blank()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return lines;
    }

    /** So many x, made as they are read. */
    private static final class Repeated extends InputStream {

        private long left;

        Repeated(long length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left <= 0) return -1;
            int some = (int) Math.min(length, left);
            java.util.Arrays.fill(into, offset, offset + some, (byte) 'x');
            left -= some;
            return some;
        }
    }

    /** A byte at a time, as from a slow network. */
    private static final class Trickle extends InputStream {

        private final InputStream in;

        Trickle(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return in.read(into, offset, Math.min(1, length));
        }
    }
}
