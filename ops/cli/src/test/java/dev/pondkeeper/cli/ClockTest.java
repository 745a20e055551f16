package dev.pondkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClockTest {

    static final String BEFORE = "{\"now\":\"2026-01-01T00:00:00Z\",\"virtual\":true}";
    static final String AFTER = "{\"now\":\"2026-01-31T00:00:00Z\",\"virtual\":true}";

    final FakeServer server = new FakeServer();

    ClockTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shows_what_time_it_is_and_of_which_kind() {
        server.answer("/ops/clock", () -> BEFORE);
        assertThat(CommandLineRun.of("clock", "--server", server.url()).out())
                .isEqualToIgnoringNewLines("2026-01-01T00:00:00Z  virtual");
        server.answer("/ops/clock", () -> BEFORE.replace("true", "false"));
        assertThat(CommandLineRun.of("clock", "--server", server.url()).out())
                .isEqualToIgnoringNewLines("2026-01-01T00:00:00Z  real time");
    }

    @Test
    void advances_and_shows_how_far_it_is_until_everything_has_happened() {
        AtomicInteger asked = new AtomicInteger();
        AtomicReference<String> sent = new AtomicReference<>();
        CountDownLatch halfWayShown = new CountDownLatch(1);
        server.answer("/ops/clock", exchange -> {
            if (exchange.getRequestMethod().equals("POST")) {
                sent.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                await(halfWayShown);
                FakeServer.reply(exchange, 200, "application/json", AFTER);
                return;
            }
            String moving = BEFORE.replace("01-01", "01-16").replace("}", ",\"movingTo\":\"2026-01-31T00:00:00Z\"}");
            if (asked.incrementAndGet() > 3) halfWayShown.countDown();
            FakeServer.reply(exchange, 200, "application/json", asked.get() == 1 ? BEFORE : moving);
        });
        CommandLineRun run = CommandLineRun.of("clock", "advance", "30d", "--server", server.url());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(sent.get()).isEqualTo("{\"by\":\"30d\"}");
        assertThat(run.out()).isEqualToIgnoringNewLines("2026-01-31T00:00:00Z  virtual");
        assertThat(run.err()).contains("advancing", "360 of 720 hours");
    }

    @Test
    void a_time_is_sent_as_a_time() {
        AtomicReference<String> sent = new AtomicReference<>("");
        server.answer("/ops/clock", exchange -> {
            if (exchange.getRequestMethod().equals("POST")) {
                sent.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            }
            FakeServer.reply(exchange, 200, "application/json", AFTER);
        });
        CommandLineRun.of("clock", "advance", "2026-01-31T08:00:00+08:00", "--server", server.url());
        assertThat(sent.get()).isEqualTo("{\"to\":\"2026-01-31T08:00:00+08:00\"}");
    }

    @Test
    void a_refusal_is_told_in_the_servers_words() {
        server.answer("/ops/clock", exchange -> {
            if (exchange.getRequestMethod().equals("GET")) {
                FakeServer.reply(exchange, 200, "application/json", BEFORE.replace("true", "false"));
            } else {
                FakeServer.reply(
                        exchange,
                        409,
                        "application/problem+json",
                        "{\"type\":\"/problems/clock-is-real\",\"detail\":\"This server runs on real time.\"}");
            }
        });
        CommandLineRun run = CommandLineRun.of("clock", "advance", "30d", "--server", server.url());

        assertThat(run.exitCode()).isOne();
        assertThat(run.err()).contains("409: This server runs on real time.");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
