package dev.pondkeeper.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.app.Server;
import dev.pondkeeper.app.journey.Client.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CommandJourneyIT {

    private static final Pattern OURS = Pattern.compile("# TYPE (pondkeeper_\\S+)");

    static Path data;
    static Server server;
    static Client pond;

    @BeforeAll
    static void start(@TempDir Path directory) {
        data = directory;
        server = Server.start(new Server.Options(0, data, null));
        pond = new Client(server.url());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_paid_order_earns_points_that_can_be_spent_and_every_number_is_shown() {
        Answer registered = pond.command("RegisterCustomer", """
                {"customerId":"j-1","displayName":"Ann","acquisition":{"channel":"shop"}}""");
        assertThat(registered.status()).isEqualTo(200);
        assertThat(registered.header("ETag")).isEqualTo("\"0\"");
        assertThat(registered.body().path("events").toString()).isEqualTo("[\"CustomerRegistered\"]");

        Answer paid = pond.command("RecordOrderPaid", """
                {"orderId":"j-1","customerId":"j-1","amount":{"amount":1177,"currency":"CNY"}}""");
        assertThat(paid.header("Consistency-Token"))
                .isEqualTo(paid.body().path("position").toString());
        pond.settle();
        Answer redeemed =
                pond.command("RedeemPoints", "{\"customerId\":\"j-1\",\"redemptionId\":\"j-1\",\"points\":4}");
        assertThat(redeemed.body().path("aggregateId").stringValue()).isEqualTo("points:j-1");

        Answer account = pond.get("/points-accounts/j-1", "Read-After", redeemed.header("Consistency-Token"));
        assertThat(account.status()).isEqualTo(200);
        assertThat(Long.parseLong(account.header("View-Position")))
                .isGreaterThanOrEqualTo(Long.parseLong(redeemed.header("Consistency-Token")));
        assertThat(account.body().path("issued").longValue()).isEqualTo(11);
        assertThat(account.body().path("available").longValue()).isEqualTo(7);
        assertThat(account.body().path("redeemed").longValue()).isEqualTo(4);
        assertThat(pond.get("/orders/j-1").body().path("net").path("amount").longValue())
                .isEqualTo(1177);
    }

    @Test
    void an_order_too_small_for_a_point_earns_none_and_holds_up_nobody() {
        pond.command("RegisterCustomer", "{\"customerId\":\"s-1\"}");
        pond.command("RecordOrderPaid", """
                {"orderId":"s-1","customerId":"s-1","amount":{"amount":99,"currency":"CNY"}}""");
        pond.command("RecordOrderPaid", """
                {"orderId":"s-2","customerId":"s-1","amount":{"amount":100,"currency":"CNY"}}""");
        pond.settle();

        assertThat(pond.get("/points-accounts/s-1").body().path("issued").longValue())
                .isEqualTo(1);
    }

    @Test
    void the_same_key_answers_the_first_result_and_refuses_another_body() {
        pond.command("RegisterCustomer", "{\"customerId\":\"k-1\"}");
        String order = "{\"orderId\":\"k-1\",\"customerId\":\"k-1\",\"amount\":{\"amount\":5,\"currency\":\"CNY\"}}";

        Answer first = pond.command("RecordOrderPaid", order, "Idempotency-Key", "key 1");
        Answer again = pond.command("RecordOrderPaid", " " + order, "Idempotency-Key", "key 1");
        Answer other = pond.command("RecordOrderPaid", order.replace("5", "6"), "Idempotency-Key", "key 1");

        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.slug()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void of_many_attempts_at_once_with_one_key_one_takes_effect() {
        pond.command("RegisterCustomer", "{\"customerId\":\"race-1\"}");
        List<CompletableFuture<Answer>> attempts = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            attempts.add(CompletableFuture.supplyAsync(() -> pond.command(
                    "EarnPoints",
                    "{\"customerId\":\"race-1\",\"earningId\":\"race-1\",\"points\":10,\"reason\":\"welcome\"}",
                    "Idempotency-Key",
                    "race-1")));
        }
        assertThat(attempts)
                .allSatisfy(attempt -> assertThat(attempt.join().status()).isEqualTo(200))
                .extracting(attempt -> attempt.join().body())
                .containsOnly(attempts.get(0).join().body());
        assertThat(attempts)
                .filteredOn(
                        attempt -> attempt.join().header("Idempotency-Replayed").isEmpty())
                .hasSize(1);
    }

    @Test
    void a_stale_version_is_refused_and_so_is_a_version_of_nothing() {
        pond.command("RegisterCustomer", "{\"customerId\":\"v-1\"}");
        String order = "{\"orderId\":\"v-1\",\"customerId\":\"v-1\",\"amount\":{\"amount\":500,\"currency\":\"CNY\"}}";
        assertThat(pond.command("RecordOrderPaid", order, "If-Match", "\"0\"").status())
                .isEqualTo(412);
        pond.command("RecordOrderPaid", order);
        String refund = "{\"orderId\":\"v-1\",\"refundId\":\"v-1\",\"amount\":{\"amount\":100,\"currency\":\"CNY\"}}";

        assertThat(pond.command("RecordRefund", refund, "If-Match", "\"7\"").slug())
                .isEqualTo("stale-version");
        assertThat(pond.command("RecordRefund", refund, "If-Match", "v0").status())
                .isEqualTo(400);
        assertThat(pond.command("RecordRefund", refund, "If-Match", "\"0\"").status())
                .isEqualTo(200);
        assertThat(pond.command("RecordRefund", refund, "If-Match", "\"0\"").status())
                .isEqualTo(412);
    }

    @Test
    void two_redemptions_race_for_the_last_points_and_one_wins() {
        pond.command("RegisterCustomer", "{\"customerId\":\"last-1\"}");
        pond.command("EarnPoints", """
                {"customerId":"last-1","earningId":"last-1","points":10,"reason":"welcome"}""");
        List<CompletableFuture<Answer>> both = Stream.of("a", "b")
                .map(id -> CompletableFuture.supplyAsync(() -> pond.command(
                        "RedeemPoints",
                        "{\"customerId\":\"last-1\",\"redemptionId\":\"last-" + id + "\",\"points\":10}")))
                .toList();
        assertThat(both).extracting(answer -> answer.join().status()).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void all_faults_of_a_request_come_at_once_with_their_places() {
        Answer answer = pond.command("RecordOrderPaid", """
                {"orderId":"%s","amount":{"amount":1e30,"currency":"XYZ"},"colour":"red","occurredAt":"yesterday"}""".formatted("x".repeat(300)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body().path("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder(
                        "#/orderId",
                        "#/customerId",
                        "#/amount/amount",
                        "#/amount/currency",
                        "#/colour",
                        "#/occurredAt");
    }

    @Test
    void what_is_no_command_is_refused_in_words_and_never_with_a_trace() {
        assertThat(pond.command("SellEverything", "{}").slug()).isEqualTo("unknown-command");
        assertThat(pond.command("EarnPointsForOrder", "{}").slug()).isEqualTo("unknown-command");
        assertThat(pond.command("RegisterCustomer", "{").slug()).isEqualTo("malformed-request");
        assertThat(pond.command("RegisterCustomer", "[]").status()).isEqualTo(400);
        assertThat(pond.command("RegisterCustomer", "{}", "Idempotency-Key", "k".repeat(201))
                        .status())
                .isEqualTo(400);
        assertThat(pond.command("RegisterCustomer", "{\"displayName\":\"" + "x".repeat(300_000) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(pond.get("/commands/RegisterCustomer").status()).isEqualTo(405);
        assertThat(pond.send(pond.request("/commands/RegisterCustomer")
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(415);
        assertThat(pond.get("/nowhere").slug()).isEqualTo("not-found");
        assertThat(pond.get("/customers/nobody").status()).isEqualTo(404);
    }

    @Test
    void what_no_controller_sees_is_answered_as_a_problem_too() {
        for (String path : List.of("/customers/a%2Fb", "/customers/%00")) {
            Answer unreadable = pond.get(path, "X-Correlation-Id", "mine");
            assertThat(unreadable.status()).as(path).isEqualTo(400);
            assertThat(unreadable.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(unreadable.slug()).isEqualTo("malformed-request");
            assertThat(unreadable.body().path("correlationId").asString()).isEqualTo("mine");
        }
        Answer traced = pond.send(pond.request("/customers/42").method("TRACE", BodyPublishers.noBody()));
        assertThat(traced.status()).isEqualTo(405);
        assertThat(traced.slug()).isEqualTo("method-not-allowed");
        assertThat(traced.body().path("correlationId").asString()).hasSize(36);
        Answer error = pond.get("/error");
        assertThat(error.status()).isEqualTo(404);
        assertThat(error.slug()).isEqualTo("not-found");
    }

    @Test
    void what_breaks_the_rules_of_http_is_answered_as_a_problem_of_the_caller() throws IOException {
        String post = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/";
        String brokenChunk = "\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n";
        for (String request : List.of(
                "GET /customers?limit=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /customers/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "POST /commands/RegisterCustomer" + post + "json" + brokenChunk,
                "POST /commands" + post + "x-ndjson" + brokenChunk)) {
            String answer = spoken(request);
            assertThat(answer).as(request).startsWith("HTTP/1.1 400 ").contains("/problems/malformed-request");
            assertThat(answer).doesNotContain("\"/error\"");
        }
        assertThat(spoken("POST /commands/RegisterCustomer HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                        + "Content-Type: multipart/form-data\r\nContent-Length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 415 ")
                .contains("/problems/unsupported-media-type");
        assertThat(spoken("GET /customers HTTP/9.9\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 505 ")
                .contains("/problems/malformed-request");
    }

    /** What the server says to bytes that no client library would send. */
    private static String spoken(String request) throws IOException {
        URI url = URI.create(server.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void says_what_is_missing_in_words_of_its_own() {
        assertThat(pond.get("/nowhere").body().path("detail").asString()).isEqualTo("There is nothing at /nowhere.");
        Answer untyped = pond.send(pond.request("/commands/RegisterCustomer").POST(BodyPublishers.ofString("{}")));
        assertThat(untyped.status()).isEqualTo(415);
        assertThat(untyped.body().path("detail").asString())
                .isEqualTo("There is no Content-Type; it must be one of [application/json].");
    }

    @Test
    void every_slug_of_an_answer_has_its_page() {
        Answer refused = pond.command("EarnPoints", """
                {"customerId":"nobody","earningId":"e","points":1,"reason":"r"}""");

        Answer page = pond.get(refused.body().path("type").stringValue());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.raw().body()).contains("unknown-customer");
    }

    @Test
    void one_bad_line_of_a_bulk_request_stops_nothing() {
        String lines = """
                {"command":"RegisterCustomer","key":"b-1","payload":{"customerId":"b-1"}}

                {"command":"RecordOrderPaid","key":"b-2","payload":{"orderId":"b-1","customerId":"b-1","amount":{"amount":-1,"currency":"CNY"}}}
                not json
                {"command":"RecordOrderPaid","key":"b-3","payload":{"orderId":"b-2","customerId":"b-1","amount":{"amount":700,"currency":"CNY"}}}
                {"command":"RecordRefund","payload":{"orderId":"b-2","refundId":"b-1","amount":{"amount":100,"currency":"CNY"}},"ifMatch":0}
                {"command":"RecordOrderPaid","key":"b-3","payload":{"orderId":"b-2","customerId":"b-1","amount":{"amount":700,"currency":"CNY"}}}
                """;

        List<JsonNode> answers = pond.bulkLines("", lines);

        assertThat(answers).extracting(line -> line.path("line").intValue()).containsExactly(1, 3, 4, 5, 6, 7);
        assertThat(answers)
                .extracting(line -> line.path("status").intValue())
                .containsExactly(200, 400, 400, 200, 200, 200);
        assertThat(answers.get(1).at("/problem/errors/0/pointer").stringValue()).isEqualTo("#/payload/amount/amount");
        assertThat(answers.get(5).path("replayed").booleanValue()).isTrue();
        assertThat(answers.get(5).path("position")).isEqualTo(answers.get(3).path("position"));
    }

    @Test
    void a_line_of_a_hundred_megabytes_and_invalid_utf8_are_refused_and_the_rest_is_recorded() {
        byte[] good = "{\"command\":\"RegisterCustomer\",\"payload\":{\"customerId\":\"huge-1\"}}\n"
                .getBytes(StandardCharsets.UTF_8);
        byte[] broken = {'{', '"', (byte) 0xC3, (byte) 0x28, '"', '}', '\n'};
        Answer answer = pond.send(pond.request("/commands")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofInputStream(() -> new SequenceInputStream(Collections.enumeration(List.of(
                        new Repeated('x', 100_000_000),
                        new ByteArrayInputStream(new byte[] {'\n'}),
                        new ByteArrayInputStream(broken),
                        new ByteArrayInputStream(good)))))));

        List<JsonNode> lines =
                answer.raw().body().lines().map(Client.JSON::readTree).toList();
        assertThat(lines).extracting(line -> line.path("status").intValue()).containsExactly(413, 400, 200);
        assertThat(lines.get(1).at("/problem/detail").stringValue()).contains("UTF-8");
    }

    @Test
    void history_needs_its_time_and_may_lie_in_the_past() {
        String line = "{\"command\":\"RegisterCustomer\",\"payload\":{\"customerId\":\"h-1\"%s}}\n";

        JsonNode without =
                pond.bulkLines("?historical=true", line.formatted("")).get(0);
        JsonNode with = pond.bulkLines(
                        "?historical=true", line.formatted(",\"occurredAt\":\"1997-01-01T12:00:00+08:00\""))
                .get(0);
        Answer live = pond.command("RegisterCustomer", """
                {"customerId":"h-2","occurredAt":"1997-01-01T12:00:00+08:00"}""");

        assertThat(without.at("/problem/errors/0/pointer").stringValue()).isEqualTo("#/payload/occurredAt");
        assertThat(with.path("status").intValue()).isEqualTo(200);
        assertThat(live.status()).isEqualTo(400);
    }

    @Test
    void the_log_can_be_read_and_leaves_personal_fields_out() {
        Answer registered = pond.command("RegisterCustomer", """
                {"customerId":"p-1","displayName":"Canary Wong","identities":[{"type":"PHONE","value":"+8613800000001"}]}""");
        long before = registered.body().path("position").longValue() - 2;

        JsonNode page = pond.get("/events?limit=2&after=" + before).body();

        assertThat(page.at("/items/0/type").stringValue()).isEqualTo("dev.pondkeeper.CustomerRegistered.v1");
        assertThat(page.at("/items/0/subject").stringValue()).isEqualTo("customer:p-1");
        assertThat(page.at("/items/0/data/customerId").stringValue()).isEqualTo("p-1");
        assertThat(page.at("/items/1/type").stringValue()).isEqualTo("dev.pondkeeper.IdentityClaimed.v1");
        assertThat(page.toString()).doesNotContain("Canary").doesNotContain("13800000001");
        assertThat(pond.get("/customers/p-1", "Read-After", registered.header("Consistency-Token"))
                        .body()
                        .path("displayName")
                        .stringValue())
                .isEqualTo("Canary Wong");
    }

    @Test
    void an_identity_belongs_to_one_customer() {
        String identity = "\"identities\":[{\"type\":\"PHONE\",\"value\":\"%s\"}]}";
        pond.command("RegisterCustomer", "{\"customerId\":\"one-1\"," + identity.formatted("+86 139-0000-0002"));

        Answer taken =
                pond.command("RegisterCustomer", "{\"customerId\":\"one-2\"," + identity.formatted("+8613900000002"));

        assertThat(taken.slug()).isEqualTo("identity-taken");
        assertThat(taken.body().path("detail").stringValue()).contains("one-1");
        assertThat(pond.get("/customers/one-2").status()).isEqualTo(404);
    }

    @Test
    void health_and_metrics_tell_how_it_fares() throws IOException {
        pond.command("RegisterCustomer", "{\"customerId\":\"m-1\"}");
        pond.command("RecordRefund", """
                {"orderId":"m-404","refundId":"m","amount":{"amount":1,"currency":"CNY"}}""");

        assertThat(pond.get("/actuator/health/liveness").body().path("status").stringValue())
                .isEqualTo("UP");
        assertThat(pond.get("/actuator/health/readiness").body().path("status").stringValue())
                .isEqualTo("UP");
        String metrics = pond.get("/actuator/prometheus").raw().body();
        String page = Files.readString(Path.of("..", "docs", "metrics.md"));
        assertThat(OURS.matcher(metrics).results().map(each -> each.group(1)))
                .as("metrics that docs/metrics.md tells of")
                .isNotEmpty()
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
        assertThat(metrics)
                .contains("pondkeeper_commands_seconds_count{command=\"RegisterCustomer\",outcome=\"recorded\"")
                .contains("pondkeeper_commands_seconds_count{command=\"RecordRefund\",outcome=\"refused\"")
                .contains("pondkeeper_refusals_total{slug=\"unknown-order\"")
                .contains("pondkeeper_ledger_position")
                .contains("pondkeeper_processor_lag_events{kind=\"view\",processor=\"customer\"");
    }

    @Test
    void the_ledger_verifies_and_rebuilt_views_are_the_live_ones() {
        pond.settle();
        String live = pond.digests();

        String verdict = pond.get("/ops/ledger/verification").raw().body();
        assertThat(pond.post("/ops/views/all/rebuild").status()).isEqualTo(202);
        pond.settle();

        assertThat(Client.JSON
                        .readTree(verdict.lines().reduce((first, last) -> last).orElseThrow())
                        .path("ok")
                        .booleanValue())
                .isTrue();
        assertThat(pond.digests()).isEqualTo(live);
    }

    @Test
    void only_its_owner_may_read_the_master_key() throws IOException {
        assertThat(Files.getPosixFilePermissions(data.resolve("keys/master.key")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    /** So many bytes of one kind, made as they are read. */
    private static final class Repeated extends InputStream {

        private final int value;
        private long left;

        Repeated(int value, long left) {
            this.value = value;
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? value : -1;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            if (left <= 0) return -1;
            int length = (int) Math.min(most, left);
            Arrays.fill(into, from, from + length, (byte) value);
            left -= length;
            return length;
        }
    }
}
