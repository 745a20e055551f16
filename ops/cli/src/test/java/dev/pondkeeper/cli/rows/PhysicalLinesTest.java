package dev.pondkeeper.cli.rows;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhysicalLinesTest {

    static List<PhysicalLine> read(InputStream in) throws IOException {
        List<PhysicalLine> all = new ArrayList<>();
        try (PhysicalLines lines = new PhysicalLines(in)) {
            for (PhysicalLine line = lines.next(); line != null; line = lines.next()) all.add(line);
        }
        return all;
    }

    static List<PhysicalLine> read(String text) throws IOException {
        return read(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    @Test
    void takes_both_line_ends_and_a_last_line_without_one() throws IOException {
        assertThat(read("a\r\nb\n\nc"))
                .containsExactly(
                        new PhysicalLine(1, "a", null),
                        new PhysicalLine(2, "b", null),
                        new PhysicalLine(3, "", null),
                        new PhysicalLine(4, "c", null));
    }

    @Test
    void a_line_end_at_the_end_begins_no_line() throws IOException {
        assertThat(read("a\n")).hasSize(1);
        assertThat(read("")).isEmpty();
        assertThat(read("\n")).containsExactly(new PhysicalLine(1, "", null));
    }

    @Test
    void a_carriage_return_inside_a_line_is_kept() throws IOException {
        assertThat(read("a\rb\n")).containsExactly(new PhysicalLine(1, "a\rb", null));
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_text() throws IOException {
        assertThat(read("\uFEFFa\n\uFEFFb")).extracting(PhysicalLine::text).containsExactly("a", "\uFEFFb");
    }

    @Test
    void the_longest_line_is_taken_with_either_end_and_one_byte_more_is_not() throws IOException {
        String longest = "x".repeat(PhysicalLines.MAX_BYTES);

        assertThat(read(longest + "\r\n" + longest + "\n" + longest + "x\n" + longest + "x\r\n" + longest))
                .extracting(PhysicalLine::fault)
                .containsExactly(null, null, "is longer than 262144 bytes", "is longer than 262144 bytes", null);
    }

    @Test
    void a_line_of_a_hundred_megabytes_is_skipped_without_being_held() throws IOException {
        long length = 100_000_000;
        InputStream endless = new InputStream() {
            private long given;

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0];
            }

            @Override
            public int read(byte[] buffer, int from, int count) {
                if (given == length + 3) return -1;
                int now = 0;
                while (now < count && given < length + 3) {
                    buffer[from + now++] = (byte) (given < length ? 'x' : given == length ? '\n' : 'b');
                    given++;
                }
                return now;
            }
        };
        long before = allocated();
        List<PhysicalLine> lines = read(endless);

        assertThat(lines)
                .containsExactly(
                        new PhysicalLine(1, "", "is longer than 262144 bytes"), new PhysicalLine(2, "bb", null));
        assertThat(allocated() - before).isLessThan(8_000_000);
    }

    static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    @Test
    void bytes_that_are_no_utf8_are_named_by_their_place() throws IOException {
        assertThat(read(new ByteArrayInputStream("ok\nab\u00e9cd\n\u00ff".getBytes(ISO_8859_1))))
                .extracting(PhysicalLine::fault)
                .containsExactly(null, "is not UTF-8 from its byte 3 on", "is not UTF-8 from its byte 1 on");
    }

    @Test
    void a_character_cut_off_by_the_line_end_is_no_utf8() throws IOException {
        assertThat(read(new ByteArrayInputStream(new byte[] {'a', (byte) 0xE4, (byte) 0xB8, '\n'})))
                .extracting(PhysicalLine::fault)
                .containsExactly("is not UTF-8 from its byte 2 on");
    }

    @Test
    void a_nul_byte_is_named_by_its_place() throws IOException {
        assertThat(read("ab\u0000\n")).extracting(PhysicalLine::fault).containsExactly("holds a NUL byte, its byte 3");
    }

    @Test
    void counts_the_bytes_of_what_was_handed_out() throws IOException {
        try (PhysicalLines lines = new PhysicalLines(new ByteArrayInputStream("ab\r\ncd\n".getBytes(UTF_8)))) {
            lines.next();
            assertThat(lines.bytesRead()).isEqualTo(4);
            lines.next();
            assertThat(lines.bytesRead()).isEqualTo(7);
        }
    }
}
