package dev.pondkeeper.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    final AtomicLong seconds = new AtomicLong();

    Screen screen(boolean terminal) {
        return new Screen(
                new PrintStream(shown, true, StandardCharsets.UTF_8), terminal, () -> seconds.get() * 1_000_000_000L);
    }

    String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_pipe_gets_a_plain_line_every_two_seconds_and_one_at_the_end() {
        try (Progress progress = new Progress(screen(false), "sending", "rows", 0, 100)) {
            progress.add(10);
            seconds.set(1);
            progress.add(10);
            seconds.set(2);
            progress.add(20);
            seconds.set(4);
            progress.add(60);
        }

        assertThat(text().lines())
                .containsExactly(
                        "sending    40 %  40 of 100 rows  20/s  3 s left",
                        "sending   100 %  100 of 100 rows  25/s", "sending   100 %  100 of 100 rows  25/s");
        assertThat(text()).doesNotContain("\033").doesNotContain("\r");
    }

    @Test
    void a_terminal_gets_a_bar_that_a_notice_does_not_tear() {
        Screen screen = screen(true);
        try (Progress progress = new Progress(screen, "sending", "rows", 0, 100)) {
            seconds.set(10);
            progress.at(50);
            screen.say("a notice");
        }

        assertThat(text())
                .contains("[############            ]  50 %  50 of 100 rows  5/s  10 s left")
                .contains("\r\033[Ka notice" + System.lineSeparator() + "sending");
    }

    @Test
    void never_goes_back_nor_beyond_the_end() {
        try (Progress progress = new Progress(screen(false), "settling", "positions", 10, 20)) {
            progress.at(15);
            progress.at(12);
            progress.at(99);
        }

        assertThat(text()).contains("100 %  20 of 20 positions");
    }

    @Test
    void nothing_to_do_is_all_done() {
        try (Progress progress = new Progress(screen(false), "sending", "rows", 0, 0)) {
            progress.add(0);
        }

        assertThat(text()).contains("100 %  0 of 0 rows");
    }
}
