package dev.pondkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.cli.demo.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoTest {

    final FakeServer server = new FakeServer();
    final List<String> life = new ArrayList<>();
    final List<Path> folders = new ArrayList<>();

    final List<String> moves = new ArrayList<>();

    DemoTest() throws IOException {
        server.answer("/ops/clock", exchange -> {
            moves.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            FakeServer.reply(exchange, 200, "application/json", "{}");
        });
        server.answer("/events", () -> page());
    }

    static String event(int position, String type, String data) {
        return "{\"position\":%d,\"type\":\"dev.pondkeeper.%s.v1\",\"data\":%s}"
                .formatted(position, type, data.replace('\'', '"'));
    }

    /** The only page, whatever is asked for. */
    static String page(String... events) {
        return "{\"items\":[" + String.join(",", events) + "],\"next\":null}";
    }

    @AfterEach
    void stop() {
        server.close();
    }

    RunningServer start(int port, Path data, Instant clockStart) {
        life.add("started on " + port + " at " + clockStart);
        folders.add(data);
        assertThat(data).isEmptyDirectory();
        return new RunningServer() {
            @Override
            public URI url() {
                return server.uri();
            }

            @Override
            public void awaitEnd() {
                life.add("ended");
            }

            @Override
            public void close() {
                life.add("stopped");
            }
        };
    }

    CommandLineRun demo(String... more) {
        List<String> words = new ArrayList<>(List.of("demo", "--customers", "30", "--days", "200"));
        words.addAll(List.of(more));
        return CommandLineRun.starting(this::start, words.toArray(String[]::new));
    }

    @Test
    void plays_a_brand_live_through_the_bulk_door_from_clock_to_clock() {
        CommandLineRun run = demo();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(server.customers()).isEqualTo(30);
        assertThat(server.allHistorical()).isFalse();
        assertThat(server.recorded())
                .extracting(command -> command.path("command").asText())
                .contains("RegisterCustomer", "RecordOrderPaid", "RecordRefund", "EnrolMember", "GiveConsent");
        assertThat(moves).hasSize(401).isSorted().first().isEqualTo("{\"to\":\"2026-04-15T04:30:00Z\"}");
        assertThat(moves).last().isEqualTo("{\"to\":\"2026-11-01T00:00:00Z\"}");
    }

    @Test
    void says_what_to_look_at_and_stays_until_the_server_ends() {
        server.answer(
                "/events",
                () -> page(
                        event(
                                0,
                                "CouponIssued",
                                "{'couponId':'c','customerId':'demo-00007','percentPaid':43,'campaign':'coupon-ladder','validUntil':'2026-05-01T00:00:00Z'}"),
                        event(1, "CouponRedeemed", "{'couponId':'c','customerId':'demo-00007'}"),
                        event(
                                2,
                                "CampaignRunEnded",
                                "{'runId':'r-9','customerId':'demo-00008','outcome':'RENEWED','afterRound':2}")));
        CommandLineRun run = demo("--port", "0");

        assertThat(run.out())
                .contains("curl -s '" + server.url()
                        + "/coupons?customerId=demo-00007'  # came back by the 4.3折 coupon c")
                .contains("/campaigns/renewal-reminder/runs/r-9'  # demo-00008 renewed after the second reminder")
                .contains(
                        "No referral was refused for closing a circle; more customers or days, or another --seed, may bring it.")
                .contains("/reports/summary?from=2026-04-15&to=2026-11-01")
                .contains("The server runs until Ctrl-C");
        assertThat(life).containsExactly("started on 0 at 2026-04-14T23:30:00Z", "ended", "stopped");
    }

    @Test
    void shows_a_refused_circle_with_the_words_of_the_server() {
        for (int i = 0; i < 3; i++) server.next(exchange -> false);
        server.next(FakeServer.everyAnswered("BindReferral", 409, "referral-cycle"));

        assertThat(demo().out())
                .contains("demo-00001 cannot be brought by demo-00003, whom demo-00001 has brought over others")
                .contains("/referrals?referrerId=demo-00001'")
                .contains("Refused by a rule: 1 × referral-cycle.");
    }

    @Test
    void what_did_not_happen_is_said_and_not_made_up() {
        assertThat(demo().out())
                .contains("Nobody came back by the 4.3折 coupon of the ladder;")
                .contains("Nobody renewed after the second reminder;")
                .doesNotContain("/campaigns/renewal-reminder/runs/");
    }

    @Test
    void its_data_goes_with_it() {
        demo();

        assertThat(folders).singleElement().satisfies(folder -> assertThat(Files.exists(folder))
                .isFalse());
    }

    @Test
    void a_server_that_does_not_start_is_told_in_its_own_words() {
        CommandLineRun run = CommandLineRun.starting(
                (port, data, clockStart) -> {
                    throw new Failure("Port 8080 is in use.");
                },
                "demo");

        assertThat(run.exitCode()).isOne();
        assertThat(run.err()).contains("Port 8080 is in use.");
    }
}
