package dev.pondkeeper.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.app.Server;
import dev.pondkeeper.app.journey.Client.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A points account as its callers see it. */
class PointsJourneyIT {

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
    void an_order_that_used_and_earned_points_is_cancelled() {
        register("c-1");
        ok("EarnPoints", "{\"customerId\":\"c-1\",\"earningId\":\"gift\",\"points\":20,\"reason\":\"gift\"}");
        ok("HoldPoints", "{\"customerId\":\"c-1\",\"holdId\":\"h-1\",\"points\":15}");
        ok("CapturePoints", """
                {"customerId":"c-1","holdId":"h-1","redemptionId":"r-1","points":12,"rest":"RELEASE"}""");
        ok("RecordOrderPaid", """
                {"orderId":"c-1","customerId":"c-1","amount":{"amount":3000,"currency":"CNY"},"redemptionId":"r-1"}""");
        pond.settle();
        assertThat(balances("c-1")).isEqualTo("available 38 held 0 owed 0 issued 50 redeemed 12 reversed 0");

        ok("RedeemPoints", "{\"customerId\":\"c-1\",\"redemptionId\":\"r-2\",\"points\":38}");
        ok("RecordRefund", """
                {"orderId":"c-1","refundId":"f-1","amount":{"amount":1000,"currency":"CNY"}}""");
        ok("RecordRefund", """
                {"orderId":"c-1","refundId":"f-2","amount":{"amount":2000,"currency":"CNY"}}""");
        pond.settle();
        assertThat(balances("c-1")).isEqualTo("available 0 held 0 owed 30 issued 50 redeemed 50 reversed 0");
        ok("ReverseRedemption", "{\"customerId\":\"c-1\",\"redemptionId\":\"r-1\"}");
        pond.settle();
        assertThat(balances("c-1")).isEqualTo("available 0 held 0 owed 18 issued 50 redeemed 38 reversed 12");

        JsonNode newest = pond.get("/points-accounts/c-1/statement").body().at("/items/0");
        assertThat(newest.path("movement").stringValue()).isEqualTo("REDEMPTION_REVERSED");
        assertThat(newest.at("/cause/id").stringValue()).isEqualTo("r-1");
    }

    @Test
    void two_redemptions_race_for_the_last_lot_and_one_gets_it() {
        register("race-2");
        ok("EarnPoints", "{\"customerId\":\"race-2\",\"earningId\":\"e\",\"points\":10,\"reason\":\"gift\"}");
        List<CompletableFuture<Answer>> attempts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String id = "race-" + i;
            attempts.add(CompletableFuture.supplyAsync(() -> pond.command(
                    "RedeemPoints", "{\"customerId\":\"race-2\",\"redemptionId\":\"" + id + "\",\"points\":10}")));
        }
        List<Integer> statuses = attempts.stream()
                .map(CompletableFuture::join)
                .map(Answer::status)
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(200, 409, 409, 409, 409, 409, 409, 409);
    }

    @Test
    void transfers_against_each_other_at_once_lose_no_point() {
        register("t-1");
        register("t-2");
        for (String each : List.of("t-1", "t-2")) {
            ok(
                    "EarnPoints",
                    "{\"customerId\":\"" + each + "\",\"earningId\":\"e\",\"points\":100,\"reason\":\"gift\"}");
        }
        List<CompletableFuture<Answer>> attempts = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String from = i % 2 == 0 ? "t-1" : "t-2";
            String to = i % 2 == 0 ? "t-2" : "t-1";
            String body = "{\"customerId\":\"" + from + "\",\"toCustomerId\":\"" + to + "\",\"transferId\":\"x-" + i
                    + "\",\"points\":" + (1 + i) + "}";
            attempts.add(CompletableFuture.supplyAsync(() -> pond.command("TransferPoints", body)));
        }
        assertThat(attempts.stream().map(CompletableFuture::join).map(Answer::status))
                .containsOnly(200);
        pond.settle();
        assertThat(pond.get("/points-accounts/t-1").body().path("available").longValue())
                .isEqualTo(108);
        assertThat(pond.get("/points-accounts/t-2").body().path("available").longValue())
                .isEqualTo(92);
    }

    @Test
    void only_the_policy_claws_back() {
        assertThat(pond.command("ClawBackPoints", "{}").slug()).isEqualTo("unknown-command");
    }

    private static void register(String customer) {
        ok("RegisterCustomer", "{\"customerId\":\"" + customer + "\"}");
    }

    private static void ok(String command, String body) {
        Answer answer = pond.command(command, body);
        assertThat(answer.status()).as("%s: %s", command, answer.raw().body()).isEqualTo(200);
    }

    private static String balances(String customer) {
        JsonNode account = pond.get("/points-accounts/" + customer).body();
        StringBuilder line = new StringBuilder();
        for (String each : List.of("available", "held", "owed", "issued", "redeemed", "reversed")) {
            line.append(each).append(' ').append(account.path(each).longValue()).append(' ');
        }
        return line.toString().trim();
    }
}
