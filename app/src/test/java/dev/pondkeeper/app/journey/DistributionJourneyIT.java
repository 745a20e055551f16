package dev.pondkeeper.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.app.Server;
import dev.pondkeeper.app.journey.Client.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DistributionJourneyIT {

    private static final String LONG_AGO = "2024-03-01T02:00:00Z";

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
    void a_referees_order_earns_commission_that_is_held_settled_withdrawn_and_clawed_back() {
        pond.command("RegisterCustomer", "{\"customerId\":\"kol\"}");
        pond.command("GrantDistributionRight", "{\"customerId\":\"kol\"}");
        assertThat(history("RegisterCustomer", """
                {"customerId":"fan","acquisition":{"channel":"shop","referrerId":"kol"},"occurredAt":"%s"}""").status()).isEqualTo(200);
        pond.settle();
        history("RecordOrderPaid", """
                {"orderId":"d-1","customerId":"fan","amount":{"amount":50000,"currency":"CNY"},"occurredAt":"%s"}""");
        history("RecordOrderReceived", "{\"orderId\":\"d-1\",\"occurredAt\":\"%s\"}");
        pond.settle();
        Answer asked = pond.command("RequestWithdrawal", """
                {"customerId":"kol","withdrawalId":"w-1","amount":{"amount":5000,"currency":"CNY"}}""");
        assertThat(asked.body().path("events").toString()).contains("WithdrawalRequested");
        assertThat(pond.command("ApproveWithdrawal", "{\"customerId\":\"kol\",\"withdrawalId\":\"w-1\"}")
                        .status())
                .isEqualTo(200);
        pond.command("RecordRefund", """
                {"orderId":"d-1","refundId":"r-1","amount":{"amount":25000,"currency":"CNY"}}""");
        pond.settle();
        Answer paid = pond.command("RecordPayout", """
                {"customerId":"kol","withdrawalId":"w-1","transferId":"t-1","outcome":"PAID"}""");
        assertThat(paid.body().path("events").toString()).isEqualTo("[\"WithdrawalPaid\"]");
        assertThat(pond.command("RequestWithdrawal", """
                        {"customerId":"kol","amount":{"amount":1000,"currency":"CNY"}}""").slug()).isEqualTo("claw-back-open");
        assertThat(walletOf("kol"))
                .isEqualTo(
                        "{\"currency\":\"CNY\",\"pending\":0,\"settled\":5000,\"clawedBack\":2500,\"withdrawable\":0,"
                                + "\"inWithdrawal\":0,\"paidOut\":5000,\"owed\":2500}");
    }

    @Test
    void a_registration_that_cannot_be_bound_is_heard_and_holds_up_nobody() {
        pond.command("RegisterCustomer", """
                {"customerId":"own","acquisition":{"channel":"shop","referrerId":"own"}}""");
        pond.settle();
        JsonNode rejected = lastEvent("ReferralRejected", "referral:own");
        assertThat(rejected.path("data").path("reason").stringValue()).isEqualTo("self-referral");
    }

    @Test
    void a_merge_of_two_who_stand_in_one_line_dissolves_what_lies_between_them_and_nobody_brings_themselves() {
        for (String each : List.of("m-root", "m-a", "m-b")) {
            pond.command("RegisterCustomer", "{\"customerId\":\"%s\"}".formatted(each));
        }
        assertThat(bind("m-a", "m-root")).isEqualTo(200);
        assertThat(bind("m-b", "m-a")).isEqualTo(200);
        pond.settle();
        assertThat(pond.get("/customers/m-b").body().path("referral").stringValue())
                .isEqualTo("m-a");

        Answer merged = pond.command("MergeCustomers", "{\"survivor\":\"m-b\",\"merged\":\"m-a\"}");
        assertThat(merged.status()).as(merged.raw().body()).isEqualTo(200);
        pond.settle();

        assertThat(liveReferrers("m-")).isEqualTo(Map.of("m-b", "m-root"));
        assertThat(pond.get("/customers/m-b").body().path("referral").stringValue())
                .isEqualTo("m-root");
        pond.command("UnbindReferral", "{\"refereeId\":\"m-b\",\"reason\":\"test\"}");
        assertThat(pond.command("BindReferral", "{\"refereeId\":\"m-b\",\"referrerId\":\"m-a\"}")
                        .slug())
                .isEqualTo("self-referral");
        assertThat(pond.command("BindReferral", "{\"refereeId\":\"m-root\",\"referrerId\":\"m-a\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void commission_of_a_merged_distributor_is_held_settled_taken_back_and_withdrawn_under_the_id_that_earned_it() {
        for (String each : List.of("w-kol", "w-self")) {
            pond.command("RegisterCustomer", "{\"customerId\":\"%s\"}".formatted(each));
        }
        pond.command("GrantDistributionRight", "{\"customerId\":\"w-kol\"}");
        history("RegisterCustomer", """
                {"customerId":"w-fan","acquisition":{"channel":"shop","referrerId":"w-kol"},"occurredAt":"%s"}""");
        pond.settle();
        history("RecordOrderPaid", """
                {"orderId":"w-1","customerId":"w-fan","amount":{"amount":50000,"currency":"CNY"},"occurredAt":"%s"}""");
        pond.settle();
        pond.command("MergeCustomers", "{\"survivor\":\"w-self\",\"merged\":\"w-kol\"}");
        history("RecordOrderReceived", "{\"orderId\":\"w-1\",\"occurredAt\":\"%s\"}");
        pond.command("RecordRefund", """
                {"orderId":"w-1","refundId":"w-r","amount":{"amount":25000,"currency":"CNY"}}""");
        pond.settle();
        Answer asked = pond.command("RequestWithdrawal", """
                {"customerId":"w-kol","withdrawalId":"w-w","amount":{"amount":2500,"currency":"CNY"}}""");
        assertThat(asked.status()).as(asked.raw().body()).isEqualTo(200);
        assertThat(pond.command("RequestWithdrawal", """
                        {"customerId":"w-kol","amount":{"amount":1000,"currency":"CNY"}}""").slug()).isEqualTo("insufficient-wallet");
    }

    @Test
    void however_many_bind_at_once_there_is_never_a_circle() {
        int people = 24;
        for (int i = 0; i < people; i++) pond.command("RegisterCustomer", "{\"customerId\":\"x%d\"}".formatted(i));
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try {
            Random random = new Random(7);
            List<CompletableFuture<Integer>> answers = new ArrayList<>();
            for (int round = 0; round < 12; round++) {
                // Rings that only all of their bindings together close, so that each alone looks lawful.
                List<Integer> ring =
                        new ArrayList<>(IntStream.range(0, people).boxed().toList());
                java.util.Collections.shuffle(ring, random);
                for (int i = 0; i < people; i++) {
                    String referee = "x" + ring.get(i);
                    String referrer = "x" + ring.get((i + 1) % people);
                    answers.add(CompletableFuture.supplyAsync(() -> bind(referee, referrer), threads));
                    if (random.nextInt(3) == 0) {
                        answers.add(CompletableFuture.supplyAsync(() -> unbind(referrer), threads));
                    }
                }
            }
            assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(200, 409);
        } finally {
            threads.shutdown();
        }
        Map<String, String> referrerOf = liveReferrers("x");
        assertThat(referrerOf).isNotEmpty();
        for (String start : referrerOf.keySet()) {
            List<String> line = new ArrayList<>();
            for (String next = start; next != null; next = referrerOf.get(next)) {
                assertThat(line).as("the line of %s", start).doesNotContain(next);
                line.add(next);
            }
        }
    }

    private static int bind(String referee, String referrer) {
        return pond.command("BindReferral", "{\"refereeId\":\"%s\",\"referrerId\":\"%s\"}".formatted(referee, referrer))
                .status();
    }

    private static int unbind(String referee) {
        return pond.command("UnbindReferral", "{\"refereeId\":\"%s\",\"reason\":\"test\"}".formatted(referee))
                .status();
    }

    private static Answer history(String command, String json) {
        return pond.command(command + "?historical=true", json.formatted(LONG_AGO));
    }

    private static Map<String, String> liveReferrers(String prefix) {
        Map<String, String> live = new HashMap<>();
        for (JsonNode event : events("ReferralBound,ReferralUnbound")) {
            String referee = event.path("data").path("refereeId").stringValue();
            if (!referee.startsWith(prefix)) continue;
            if (event.path("type").stringValue().contains("Unbound")) live.remove(referee);
            else live.put(referee, event.path("data").path("referrerId").stringValue());
        }
        return live;
    }

    private static String walletOf(String customer) {
        return events("WithdrawalPaid").stream()
                .filter(event -> event.path("subject").stringValue().equals("distributor:" + customer))
                .map(event -> event.path("data").path("wallet").toString())
                .reduce("", (first, second) -> second);
    }

    private static JsonNode lastEvent(String type, String subject) {
        return events(type).stream()
                .filter(event -> event.path("subject").stringValue().equals(subject))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static List<JsonNode> events(String types) {
        List<JsonNode> events = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    pond.get("/events?limit=500&types=" + types + cursor).body();
            page.path("items").forEach(events::add);
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").stringValue();
        } while (!cursor.isEmpty());
        return events;
    }
}
