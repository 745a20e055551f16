package dev.pondkeeper.cli.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pondkeeper.cli.Failure;
import dev.pondkeeper.cli.FakeServer;
import dev.pondkeeper.cli.screen.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BulkSenderTest {

    static final String BUSY = "{\"type\":\"/problems/overloaded\",\"detail\":\"too much at once\"}";

    final FakeServer server = new FakeServer();
    final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    final List<Duration> pauses = new ArrayList<>();
    final List<BulkAnswer> answers = new ArrayList<>();

    BulkSenderTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    BulkSender sender(Duration silence) {
        return new BulkSender(
                new PondServer(server.uri(), silence),
                true,
                new Screen(new PrintStream(screen, true, StandardCharsets.UTF_8), false, System::nanoTime),
                pauses::add);
    }

    String said() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    static BulkLine registration(int line, String customer) {
        return new BulkLine(
                line,
                customer,
                "{\"command\":\"RegisterCustomer\",\"key\":\"c-" + customer + "\",\"payload\":{\"customerId\":\""
                        + customer + "\"}}");
    }

    static BulkLine order(int line, String customer) {
        return new BulkLine(
                line,
                customer,
                "{\"command\":\"RecordOrderPaid\",\"key\":\"o-" + line + "\",\"payload\":{\"orderId\":\"" + line
                        + "\",\"customerId\":\"" + customer + "\"}}");
    }

    void send() {
        send(Duration.ofSeconds(20));
    }

    void send(Duration silence) {
        sender(silence)
                .send(List.of(registration(1, "a"), order(2, "a"), registration(3, "b"), order(4, "b")), answers::add);
    }

    @Test
    void a_connection_cut_in_the_middle_loses_and_doubles_nothing() {
        server.next(FakeServer.diesBefore(3));
        send();

        assertThat(answers).extracting(answer -> answer.line().line()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(server.recorded()).hasSize(4);
        assertThat(server.requests()).hasSize(2);
        assertThat(said()).contains("the connection was lost").containsPattern("sending [234] unanswered lines again");
    }

    @Test
    void what_was_done_but_not_answered_is_replayed_by_its_key() {
        server.next(FakeServer.diesBefore(3));
        send();

        assertThat(answers.get(2).isNew()).isFalse();
        assertThat(answers.get(3).isNew()).isTrue();
    }

    @Test
    void a_server_that_falls_silent_is_asked_again() {
        server.next(server.silentBefore(2));
        send(Duration.ofMillis(300));

        assertThat(answers).hasSize(4);
        assertThat(said()).contains("the server fell silent");
    }

    @Test
    void a_busy_server_is_obeyed_when_it_says_how_long_to_wait() {
        server.next(FakeServer.refused(503, BUSY, "7"));
        send();

        assertThat(answers).hasSize(4);
        assertThat(pauses).containsExactly(Duration.ofSeconds(7));
        assertThat(said()).contains("the server is busy (too much at once)");
    }

    @Test
    void a_line_that_met_a_passing_trouble_is_asked_again_with_what_hung_on_it() {
        server.next(FakeServer.lineAnswered(1, 503, "store-unreachable"));
        send();

        assertThat(answers).extracting(answer -> answer.line().line()).containsExactly(3L, 4L, 1L, 2L);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.problem()).isNull());
    }

    @Test
    void a_command_in_progress_is_asked_again() {
        server.next(FakeServer.lineAnswered(4, 409, "command-in-progress"));
        send();

        assertThat(answers).hasSize(4);
    }

    @Test
    void a_refusal_by_a_rule_is_an_answer() {
        server.next(FakeServer.lineAnswered(3, 409, "identity-taken"));
        send();

        assertThat(answers).hasSize(4);
        assertThat(server.requests()).hasSize(1);
        assertThat(answers.get(2).problem())
                .isEqualTo(new Problem(409, "identity-taken", "the line met identity-taken"));
    }

    @Test
    void a_request_refused_as_a_whole_is_not_tried_again() {
        server.next(FakeServer.refused(415, "{\"detail\":\"send NDJSON\"}", null));

        assertThatThrownBy(this::send)
                .isInstanceOf(Failure.class)
                .hasMessage("The server refused the whole request with 415: send NDJSON");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void a_server_that_stays_away_is_given_up_after_growing_pauses() {
        server.close();

        assertThatThrownBy(this::send)
                .isInstanceOf(Failure.class)
                .hasMessageContaining("Gave up after 10 attempts (the server cannot be reached)")
                .hasMessageContaining("run the same command again");
        assertThat(pauses).hasSize(9).allSatisfy(pause -> assertThat(pause).isLessThan(Duration.ofSeconds(31)));
        assertThat(pauses.get(8)).isGreaterThan(pauses.get(0).multipliedBy(10));
    }

    @Test
    void progress_in_between_begins_the_count_of_attempts_anew() {
        for (int i = 0; i < 9; i++) server.next(FakeServer.refused(503, BUSY, null));
        server.next(FakeServer.lineAnswered(4, 503, "overloaded"));
        for (int i = 0; i < 9; i++) server.next(FakeServer.refused(503, BUSY, null));
        send();

        assertThat(answers).hasSize(4);
    }
}
