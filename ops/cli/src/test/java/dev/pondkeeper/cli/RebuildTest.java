package dev.pondkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RebuildTest {

    final FakeServer server = new FakeServer();

    RebuildTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void returns_when_every_view_has_reached_the_target() {
        AtomicInteger asked = new AtomicInteger();
        server.answer(
                "/ops/views/all/rebuild",
                exchange -> FakeServer.reply(
                        exchange, 202, "application/json", "{\"views\":[\"b\",\"a\"],\"from\":-1,\"target\":9}"));
        server.answer("/ops/views", () -> {
            int position = Math.min(9, asked.getAndIncrement() * 3);
            return """
                    {"items":[{"name":"a","position":9,"rebuilding":false},
                    {"name":"b","position":%d,"rebuilding":%s}]}""".formatted(position, position < 9);
        });
        CommandLineRun run = CommandLineRun.of("rebuild", "all", "--server", server.url());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualToIgnoringNewLines("rebuilt a, b up to position 9");
        assertThat(run.err()).contains("20 of 20 positions");
        assertThat(run.pauses()).hasSize(3);
    }

    @Test
    void an_unknown_view_is_answered_in_the_servers_words() {
        server.answer(
                "/ops/views/nope/rebuild",
                exchange -> FakeServer.reply(
                        exchange,
                        404,
                        "application/problem+json",
                        "{\"type\":\"/problems/unknown-view\",\"detail\":\"There is no view nope; there are a, b.\"}"));
        CommandLineRun run = CommandLineRun.of("rebuild", "nope", "--server", server.url());

        assertThat(run.exitCode()).isOne();
        assertThat(run.err()).contains("404: There is no view nope; there are a, b.");
    }

    @Test
    void a_rebuild_that_stands_still_is_given_up() {
        server.answer(
                "/ops/views/a/rebuild",
                exchange -> FakeServer.reply(exchange, 202, "application/json", "{\"views\":[\"a\"],\"target\":9}"));
        server.answer("/ops/views", () -> "{\"items\":[{\"name\":\"a\",\"position\":3,\"rebuilding\":true}]}");
        CommandLineRun run = CommandLineRun.of("rebuild", "a", "--server", server.url());

        assertThat(run.exitCode()).isOne();
        assertThat(run.err()).contains("has stood still for five minutes");
    }
}
