package dev.pondkeeper.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerifyTest {

    final FakeServer server = new FakeServer();

    VerifyTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    CommandLineRun verifying(String answer) {
        server.answer("/ops/ledger/verification", () -> answer);
        return CommandLineRun.of("verify", "--server", server.url());
    }

    @Test
    void a_whole_ledger_is_one_sentence() {
        CommandLineRun run = verifying("""
                {"position":4,"tail":9}
                {"ok":true,"commits":7,"events":10,"tail":9,"head":"ab12"}
                """);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .isEqualToIgnoringNewLines(
                        "The ledger is whole: 7 commits with 10 events, positions 0 to 9, head ab12");
        assertThat(run.err()).contains("verifying").contains("10 of 10 positions");
    }

    @Test
    void the_first_fault_is_named() {
        CommandLineRun run = verifying("{\"ok\":false,\"position\":5,\"fault\":\"the hash does not match\"}\n");

        assertThat(run.exitCode()).isOne();
        assertThat(run.err()).isEqualToIgnoringNewLines("The ledger is broken at position 5: the hash does not match");
    }

    @Test
    void an_answer_without_a_verdict_proves_nothing() {
        CommandLineRun run = verifying("{\"position\":4,\"tail\":9}\n");

        assertThat(run.exitCode()).isOne();
        assertThat(run.err()).contains("ended without a verdict");
    }

    @Test
    void an_answer_cut_off_in_a_line_proves_nothing() {
        CommandLineRun run = verifying("{\"position\":4,\"tail\":9}\n{\"ok\":tr");

        assertThat(run.exitCode()).isOne();
        assertThat(run.err()).contains("The verification was cut off");
    }

    @Test
    void a_server_that_falls_silent_is_given_up() {
        server.answer("/ops/ledger/verification", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"position\":4,\"tail\":9}\n".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            server.fallSilent();
        });
        CommandLineRun run = CommandLineRun.impatient("verify", "--server", server.url());

        assertThat(run.exitCode()).isOne();
        assertThat(run.err()).contains("The verification was cut off (the server fell silent)");
    }

    @Test
    void a_directory_and_a_server_at_once_are_bad_usage() {
        CommandLineRun run = CommandLineRun.of("verify", "--server", server.url(), "--data", "d");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("not both");
    }
}
