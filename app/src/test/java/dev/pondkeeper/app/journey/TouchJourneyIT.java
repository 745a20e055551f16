package dev.pondkeeper.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.app.Server;
import dev.pondkeeper.app.journey.Client.Answer;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class TouchJourneyIT {

    static Server server;
    static Client pond;

    @BeforeAll
    static void start(@TempDir Path directory) {
        server = Server.start(new Server.Options(0, directory, null));
        pond = new Client(server.url());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_touch_that_the_gate_lets_through_is_sent_and_its_receipt_is_shown() {
        assertThat(request("way", "way", "SERVICE", "SMS").body().path("events").toString())
                .isEqualTo("[\"TouchRequested\",\"TouchApproved\"]");
        pond.settle();
        assertThat(touch("way").path("state").stringValue()).isEqualTo("SENT");
        assertThat(touch("way").path("via").stringValue()).isEqualTo("log");

        assertThat(pond.command("RecordTouchDelivered", "{\"touchId\":\"way\"}").status())
                .isEqualTo(200);
        pond.settle();

        assertThat(touch("way").path("state").stringValue()).isEqualTo("DELIVERED");
    }

    @Test
    void marketing_by_sms_carries_the_words_to_opt_out() {
        request("ad", "ad", "MARKETING", "SMS");
        pond.settle();
        assertThat(touch("ad").path("optOut").stringValue()).contains("退订");
    }

    @Test
    void imported_history_sends_nothing() {
        pond.command("RegisterCustomer", "{\"customerId\":\"old\"}");
        Answer asked = pond.command("RequestTouch?historical=true", """
                {"touchId":"old","customerId":"old","purpose":"SERVICE","occasion":"REMINDER","template":"x",
                 "occurredAt":"2020-01-01T00:00:00Z"}""");
        assertThat(asked.body().path("events").toString()).isEqualTo("[\"TouchRequested\",\"TouchSuppressed\"]");
    }

    @Test
    void of_ten_marketing_touches_at_once_one_passes_the_cap() {
        registerAtNoon("cap");
        consent("cap", "SMS", "MARKETING");
        List<CompletableFuture<Answer>> asked = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> ask("cap-" + i, "cap", "MARKETING", "SMS")))
                .toList();
        assertThat(asked)
                .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200))
                .filteredOn(
                        answer -> answer.join().body().path("events").toString().contains("TouchApproved"))
                .hasSize(1);
        pond.settle();
        assertThat(pond.get("/touches?customerId=cap&state=WAITING")
                        .body()
                        .path("items")
                        .findValuesAsString("reason"))
                .hasSize(9)
                .containsOnly("FREQUENCY_CAP");
    }

    @Test
    void of_two_who_take_a_call_on_at_once_one_has_it_and_works_it_off_the_list() {
        request("call", "call", "SERVICE", "CALL");
        List<CompletableFuture<Answer>> both = Stream.of("ann", "bob")
                .map(staff -> CompletableFuture.supplyAsync(() -> claim("call", staff)))
                .toList();
        assertThat(both).extracting(answer -> answer.join().status()).containsExactlyInAnyOrder(200, 409);
        String winner = both.get(0).join().status() == 200 ? "ann" : "bob";
        pond.settle();
        assertThat(pond.get("/staff-calls?state=CLAIMED").body().path("items").findValuesAsString("staffId"))
                .containsExactly(winner);

        pond.command("CompleteStaffCall", """
                {"touchId":"call","staffId":"%s","outcome":"REACHED","note":"will renew"}""".formatted(winner));
        pond.settle();

        assertThat(pond.get("/staff-calls?state=DONE").body().path("items").findValuesAsString("outcome"))
                .containsExactly("REACHED");
        assertThat(pond.get("/staff-calls").body().path("items").size()).isZero();
    }

    @Test
    void whoever_has_not_consented_or_is_not_to_be_disturbed_today_is_not_reached() {
        registerAtNoon("shy");
        assertThat(ask("shy-1", "shy", "SERVICE", "SMS").body().path("events").toString())
                .isEqualTo("[\"TouchRequested\",\"TouchSuppressed\"]");
        consent("shy", "SMS", "SERVICE");
        pond.command("SetContactPreferences", """
                {"customerId":"shy","doNotDisturb":[{"from":"2020-01-01","to":"2099-12-31"}]}""");
        assertThat(ask("shy-2", "shy", "SERVICE", "SMS").body().path("events").toString())
                .doesNotContain("TouchApproved");
        pond.command("SetContactPreferences", "{\"customerId\":\"shy\"}");
        assertThat(ask("shy-3", "shy", "SERVICE", "SMS").body().path("events").toString())
                .isEqualTo("[\"TouchRequested\",\"TouchApproved\"]");
        pond.command("WithdrawConsent", "{\"customerId\":\"shy\",\"channel\":\"SMS\",\"purpose\":\"SERVICE\"}");
        assertThat(ask("shy-4", "shy", "SERVICE", "SMS").body().path("events").toString())
                .isEqualTo("[\"TouchRequested\",\"TouchSuppressed\"]");
    }

    @Test
    void a_member_of_a_high_tier_who_agrees_to_calls_is_called_by_the_staff() {
        for (String customer : List.of("low", "high")) {
            registerAtNoon(customer);
            consent(customer, "SMS", "SERVICE");
            consent(customer, "CALL", "SERVICE");
        }
        assertThat(pond.command("SetTier", """
                        {"customerId":"high","tier":"GOLD","until":"2099-01-01T00:00:00Z","reason":"friend of the house"}""").status()).isEqualTo(200);
        for (String customer : List.of("low", "high")) {
            assertThat(pond.command("RequestTouch", """
                            {"touchId":"to-%s","customerId":"%s","purpose":"SERVICE","occasion":"REMINDER","template":"hello"}""".formatted(customer, customer))
                            .status())
                    .isEqualTo(200);
        }
        pond.settle();
        assertThat(touch("to-low").path("channel").stringValue()).isEqualTo("SMS");
        assertThat(touch("to-high").path("channel").stringValue()).isEqualTo("CALL");
    }

    private static Answer claim(String touch, String staff) {
        return pond.command("ClaimStaffCall", "{\"touchId\":\"%s\",\"staffId\":\"%s\"}".formatted(touch, staff));
    }

    private static Answer request(String touch, String customer, String purpose, String channel) {
        registerAtNoon(customer);
        consent(customer, channel, purpose);
        return ask(touch, customer, purpose, channel);
    }

    private static Answer ask(String touch, String customer, String purpose, String channel) {
        return pond.command("RequestTouch", """
                {"touchId":"%s","customerId":"%s","campaign":"spring","round":1,"purpose":"%s","occasion":"REMINDER",
                 "channel":"%s","template":"hello","parameters":[{"name":"name","value":"李雷"}]}""".formatted(touch, customer, purpose, channel));
    }

    private static JsonNode touch(String id) {
        for (JsonNode touch : pond.get("/touches?limit=500").body().path("items")) {
            if (touch.path("touchId").stringValue().equals(id)) return touch;
        }
        throw new AssertionError("no touch " + id);
    }

    private static void consent(String customer, String channel, String purpose) {
        assertThat(pond.command("GiveConsent", """
                        {"customerId":"%s","channel":"%s","purpose":"%s",
                         "evidence":{"where":"till","wordingVersion":"v1"}}""".formatted(customer, channel, purpose))
                        .status())
                .isEqualTo(200);
    }

    /** It is about noon where the customer lives, whenever this test runs. */
    private static void registerAtNoon(String customer) {
        int ahead = 12 - OffsetDateTime.now(ZoneOffset.UTC).getHour();
        String zone = "Etc/GMT" + (ahead > 0 ? "-" : "+") + Math.abs(ahead); // the sign of these names is turned round
        assertThat(pond.command(
                                "RegisterCustomer",
                                "{\"customerId\":\"%s\",\"timeZone\":\"%s\"}".formatted(customer, zone))
                        .status())
                .isEqualTo(200);
    }
}
