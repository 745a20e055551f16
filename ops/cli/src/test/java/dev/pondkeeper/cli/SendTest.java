package dev.pondkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendTest {

    final FakeServer server = new FakeServer();

    SendTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    CommandLineRun sending(String commands, String... more) {
        String[] words = new String[4 + more.length];
        System.arraycopy(new String[] {"send", "-", "--server", server.url()}, 0, words, 0, 4);
        System.arraycopy(more, 0, words, 4, more.length);
        return CommandLineRun.withInput(commands, words);
    }

    static String registration(String customer, String key) {
        return "{\"command\":\"RegisterCustomer\"," + (key.isEmpty() ? "" : "\"key\":\"" + key + "\",")
                + "\"payload\":{\"customerId\":\"" + customer + "\"}}\n";
    }

    static List<JsonNode> answers(CommandLineRun run) {
        return run.out()
                .lines()
                .map(line -> {
                    try {
                        return FakeServer.JSON.readTree(line);
                    } catch (JacksonException broken) {
                        throw new AssertionError(line, broken);
                    }
                })
                .toList();
    }

    @Test
    void answers_come_in_order_with_the_lines_of_the_file() {
        CommandLineRun run = sending(registration("a", "k1") + "\n" + registration("b", "k2"));

        assertThat(run.exitCode()).isZero();
        assertThat(answers(run))
                .extracting(answer -> answer.path("line").asInt())
                .containsExactly(1, 3);
        assertThat(answers(run))
                .extracting(answer -> answer.path("aggregateId").asText())
                .containsExactly("customer:a", "customer:b");
    }

    @Test
    void one_line_that_fails_stops_nothing_but_shows_in_the_exit_code() {
        CommandLineRun run = sending(registration("a", "k1") + "not json\n" + registration("b", "k2"));

        assertThat(run.exitCode()).isOne();
        assertThat(answers(run))
                .extracting(answer -> answer.path("status").asInt())
                .containsExactly(200, 400, 200);
        assertThat(run.err()).contains("3 commands answered, 1 of them failed");
    }

    @Test
    void a_line_that_is_too_long_is_answered_in_its_place_and_never_sent() {
        CommandLineRun run = sending(registration("a", "k1") + "x".repeat(300 * 1024) + "\n" + registration("b", "k2"));

        assertThat(run.exitCode()).isOne();
        assertThat(answers(run))
                .extracting(answer -> answer.path("status").asInt())
                .containsExactly(200, 400, 200);
        assertThat(answers(run).get(1).path("problem").path("detail").asText())
                .isEqualTo("The line is longer than 262144 bytes.");
        assertThat(server.requests())
                .allSatisfy(lines -> assertThat(String.join("", lines)).doesNotContain("xxx"));
    }

    @Test
    void a_line_without_a_key_gets_one_and_is_else_sent_as_written() {
        sending("{\"command\":\"RegisterCustomer\",\"payload\":{\"customerId\":\"a\",\"odd\":1.50e2}}\n");

        assertThat(server.recorded().get(0).path("key").asText())
                .startsWith("send-")
                .endsWith("-1");
        assertThat(server.requests().get(0).get(0)).contains("\"odd\":1.50e2");
    }

    @Test
    void a_key_of_the_caller_is_kept() {
        sending(registration("a", "mine"));

        assertThat(server.recorded().get(0).path("key").asText()).isEqualTo("mine");
    }

    @Test
    void what_a_lost_connection_leaves_unanswered_is_sent_again_and_still_answered_in_order() {
        server.next(FakeServer.diesBefore(2));
        CommandLineRun run = sending(registration("a", "") + registration("b", "") + registration("c", ""));

        assertThat(run.exitCode()).isZero();
        assertThat(answers(run))
                .extracting(answer -> answer.path("line").asInt())
                .containsExactly(1, 2, 3);
        assertThat(server.recorded()).hasSize(3);
    }

    @Test
    void only_what_is_said_to_be_history_is_sent_as_history() {
        sending(registration("a", "k1"));
        assertThat(server.allHistorical()).isFalse();
    }

    @Test
    void history_is_sent_as_history() {
        sending(registration("a", "k1"), "--historical");
        assertThat(server.allHistorical()).isTrue();
    }

    @Test
    void many_lines_go_in_requests_of_a_thousand() {
        StringBuilder commands = new StringBuilder();
        for (int i = 0; i < 2500; i++) commands.append(registration("c" + i, "k" + i));
        CommandLineRun run = sending(commands.toString());

        assertThat(answers(run)).hasSize(2500);
        assertThat(server.requests()).extracting(List::size).containsExactly(1000, 1000, 500);
    }

    @Test
    void a_file_that_is_not_there_is_one_clear_sentence() {
        CommandLineRun run = CommandLineRun.of("send", "no-such-file", "--server", server.url());

        assertThat(run.exitCode()).isOne();
        assertThat(run.err()).contains("There is no file no-such-file to read");
    }
}
