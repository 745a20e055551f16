package dev.pondkeeper.command.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.pondkeeper.command.UnknownCustomer;
import dev.pondkeeper.command.door.CommitLog.Fault;
import dev.pondkeeper.command.door.CommitLog.Keyed;
import dev.pondkeeper.command.door.CommitLog.PendingReceipt;
import dev.pondkeeper.command.door.FakeCommitLog.StoreFailed;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderCommand.RecordRefund;
import dev.pondkeeper.kernel.points.PointsCommand.RedeemPoints;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The door as HTTP sees it, single and in bulk, before a ledger that is two maps. */
class CommandControllerTest {

    private static final String BODY = "{\"customerId\":\"42\",\"redemptionId\":\"r-1\",\"points\":5}";
    private static final Receipt RECEIPT =
            new Receipt(new StreamId("points", "42"), 3, 17, List.of("PointsRedeemed"), Doors.NOW);

    private final FakeCommitLog log = new FakeCommitLog();
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final List<Command> decided = new ArrayList<>();
    private final List<CommandMessage<?>> messages = new ArrayList<>();
    private Supplier<Optional<Receipt>> outcome = () -> Optional.of(RECEIPT);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MockMvc http = door();

    private MockMvc door() {
        for (Class<?> command : List.of(RedeemPoints.class, RecordRefund.class)) {
            bus.subscribe(command.getName(), message -> {
                synchronized (decided) {
                    decided.add((Command) message.getPayload());
                    messages.add(message);
                }
                Optional<Receipt> receipt = outcome.get();
                return (PendingReceipt) () -> receipt;
            });
        }
        CommandReader reader = Doors.reader();
        CommandExecution execution =
                new CommandExecution(bus, log, new TwinRegister(Duration.ofSeconds(1)), Doors.CLOCK, Doors.CUSTOMERS);
        CommandDoor door = new CommandDoor(reader, execution, meters);
        BulkController bulk =
                new BulkController(new BulkLines(reader, door), new BulkLanes(log, 2, 8), new JsonMapper());
        return MockMvcBuilders.standaloneSetup(new CommandController(reader, door), bulk)
                .build();
    }

    @Test
    void answers_what_was_recorded_with_its_version_and_position() throws Exception {
        MockHttpServletResponse response = send(redeem(BODY));
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("ETag")).isEqualTo("\"3\"");
        assertThat(response.getHeader("Consistency-Token")).isEqualTo("17");
        assertThat(response.getHeader("Idempotency-Replayed")).isNull();
        assertThat(bodyOf(response)).isEqualTo(json("""
                                {"aggregateId":"points:42","version":3,"position":17,"events":["PointsRedeemed"],
                                 "recordedAt":"2026-03-01T02:00:00Z"}"""));
    }

    @Test
    void nothing_to_do_on_a_target_without_events_has_no_etag() throws Exception {
        outcome = Optional::empty;
        log.tail = 7;
        MockHttpServletResponse response = send(redeem(BODY));
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("ETag")).isNull();
        assertThat(response.getHeader("Consistency-Token")).isEqualTo("7");
        assertThat(bodyOf(response).path("events").isEmpty()).isTrue();
    }

    @Test
    void a_repeat_says_that_it_is_one() throws Exception {
        String fingerprint = Doors.reader().fingerprint("RedeemPoints", json(BODY), false);
        log.keys.put("local/k 1", new Keyed(fingerprint, RECEIPT));
        outcome = Optional::empty;
        MockHttpServletResponse response = send(redeem(BODY).header("Idempotency-Key", "k 1"));
        assertThat(response.getHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(response.getHeader("ETag")).isEqualTo("\"3\"");
    }

    @Test
    void a_key_that_was_used_otherwise_is_422() throws Exception {
        log.keys.put("local/k", new Keyed("another", RECEIPT));
        outcome = Optional::empty;
        assertProblem(send(redeem(BODY).header("Idempotency-Key", "k")), 422, "idempotency-key-reused");
    }

    @Test
    void if_match_becomes_the_expected_version() throws Exception {
        log.versions.put(new StreamId("points", "42"), 3L);
        send(redeem(BODY).header("If-Match", "\"3\""));
        assertThat(messages.get(0).getMetaData()).containsEntry(CommitLog.EXPECTED_VERSION, 3L);
    }

    @Test
    void a_stale_version_is_412() throws Exception {
        log.versions.put(new StreamId("points", "42"), 3L);
        assertProblem(send(redeem(BODY).header("If-Match", "\"2\"")), 412, "stale-version");
    }

    @Test
    void a_refusal_is_409_under_its_slug_and_is_counted() throws Exception {
        outcome = failing(new UnknownCustomer(new CustomerId("42")));
        assertProblem(send(redeem(BODY)), 409, "unknown-customer");
        assertThat(meters.counter("pondkeeper.refusals", "slug", "unknown-customer")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void what_the_caller_is_refused_is_measured_apart_from_what_the_server_failed_to_do() throws Exception {
        log.versions.put(new StreamId("points", "42"), 3L);
        outcome = failing(new UnknownCustomer(new CustomerId("42")));
        send(redeem(BODY));
        send(redeem(BODY).header("If-Match", "\"2\""));
        outcome = failing(new StoreFailed(Fault.TOO_LARGE));
        send(redeem(BODY));
        assertThat(measured("refused")).isEqualTo(3);
        assertThat(measured("failed")).isZero();

        outcome = failing(new StoreFailed(Fault.UNREACHABLE));
        send(redeem(BODY));
        outcome = failing(new StoreFailed(Fault.UNKNOWN_OUTCOME));
        send(redeem(BODY));
        outcome = failing(new IllegalStateException("a defect"));
        send(redeem(BODY));
        assertThat(measured("refused")).isEqualTo(3);
        assertThat(measured("failed")).isEqualTo(3);
    }

    private long measured(String outcome) {
        return meters.find("pondkeeper.commands").tag("outcome", outcome).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    @ParameterizedTest
    @CsvSource({"UNREACHABLE, store-unreachable", "UNKNOWN_OUTCOME, outcome-unknown"})
    void a_store_that_does_not_answer_is_503_and_worth_another_try(Fault fault, String slug) throws Exception {
        outcome = failing(new StoreFailed(fault));
        MockHttpServletResponse response = send(redeem(BODY));
        assertProblem(response, 503, slug);
        assertThat(response.getHeader("Retry-After")).isEqualTo("1");
    }

    @Test
    void a_defect_is_500_and_tells_nothing_of_itself() throws Exception {
        outcome = failing(new IllegalStateException("secret of customer 7"));
        MockHttpServletResponse response = send(redeem(BODY));
        assertProblem(response, 500, "internal-error");
        assertThat(response.getContentAsString()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void bad_input_names_every_field_with_a_pointer() throws Exception {
        MockHttpServletResponse response = send(redeem("{\"customerId\":\"a b\",\"points\":1e30,\"x\":1}"));
        assertProblem(response, 400, "invalid-request");
        assertThat(bodyOf(response).path("errors").valueStream().map(error -> error.path("pointer")
                        .stringValue()))
                .containsExactlyInAnyOrder("#/customerId", "#/redemptionId", "#/points", "#/x");
        assertThat(decided).isEmpty();
    }

    @Test
    void what_is_not_json_is_400() throws Exception {
        assertProblem(send(redeem("{")), 400, "malformed-request");
        assertProblem(send(redeem("")), 400, "malformed-request");
    }

    @Test
    void a_body_may_have_256_kibibytes_and_not_one_byte_more() throws Exception {
        String full = BODY + " ".repeat(CommandReader.MAX_BYTES - BODY.length());
        assertThat(send(redeem(full)).getStatus()).isEqualTo(200);
        assertProblem(send(redeem(full + " ")), 413, "payload-too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json;charset=UTF-8", "Application/JSON; charset=utf-8"})
    void takes_json_however_it_is_written(String type) throws Exception {
        assertThat(send(redeem(BODY).contentType(type)).getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "application/x-ndjson", "application/xml"})
    void takes_no_other_type(String type) throws Exception {
        assertThat(send(redeem(BODY).contentType(type)).getStatus()).isEqualTo(415);
        assertThat(decided).isEmpty();
    }

    @Test
    void a_body_without_a_type_is_415() throws Exception {
        assertThat(send(post("/commands/RedeemPoints").content(BODY)).getStatus())
                .isEqualTo(415);
    }

    @Test
    void who_takes_no_json_is_turned_away_before_anything_is_recorded() throws Exception {
        assertThat(send(redeem(BODY).accept(MediaType.TEXT_HTML)).getStatus()).isEqualTo(406);
        assertThat(decided).isEmpty();
    }

    @Test
    void a_problem_reaches_whoever_takes_json() throws Exception {
        assertProblem(send(redeem("{").accept(MediaType.APPLICATION_JSON)), 400, "malformed-request");
    }

    @Test
    void nothing_but_post_is_let_in() throws Exception {
        assertThat(send(get("/commands/RedeemPoints")).getStatus()).isEqualTo(405);
        assertThat(send(get("/commands")).getStatus()).isEqualTo(405);
    }

    @Test
    void an_unknown_command_is_404_and_names_those_there_are() throws Exception {
        MockHttpServletResponse response = send(
                post("/commands/Nope").contentType(MediaType.APPLICATION_JSON).content("{}"));
        assertProblem(response, 404, "unknown-command");
        assertThat(bodyOf(response).path("detail").stringValue()).contains("RegisterCustomer");
    }

    @Test
    void a_percent_encoded_name_is_the_name() throws Exception {
        MockHttpServletResponse response = send(post(URI.create("/commands/Redeem%50oints"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(BODY));
        assertThat(response.getStatus()).isEqualTo(200);
    }

    @Test
    void headers_and_parameters_are_checked_all_at_once() throws Exception {
        MockHttpServletResponse response = send(post("/commands/RedeemPoints?historical=maybe&dry=true")
                .contentType(MediaType.APPLICATION_JSON)
                .content(BODY)
                .header("Idempotency-Key", "ключ")
                .header("If-Match", "3"));
        assertProblem(response, 400, "invalid-request");
        assertThat(bodyOf(response).path("errors").valueStream().map(error -> error.path("pointer")
                        .stringValue()))
                .containsExactlyInAnyOrder("Idempotency-Key", "If-Match", "?dry", "?historical");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "W/\"3\"", "\"3\", \"4\"", "\"-1\"", "\"03\"", "\"9999999999999999999\"", ""})
    void if_match_is_one_version(String etag) throws Exception {
        assertProblem(send(redeem(BODY).header("If-Match", etag)), 400, "invalid-request");
    }

    @Test
    void a_key_has_up_to_two_hundred_characters() throws Exception {
        assertThat(send(redeem(BODY).header("Idempotency-Key", "k".repeat(200))).getStatus())
                .isEqualTo(200);
        assertProblem(send(redeem(BODY).header("Idempotency-Key", "k".repeat(201))), 400, "invalid-request");
    }

    @Test
    void of_two_keys_or_versions_none_is_taken() throws Exception {
        assertProblem(send(redeem(BODY).header("Idempotency-Key", "a", "b")), 400, "invalid-request");
        assertProblem(send(redeem(BODY).header("If-Match", "\"1\"", "\"2\"")), 400, "invalid-request");
    }

    @Test
    void history_is_marked_on_what_it_records() throws Exception {
        String body = BODY.replace("}", ",\"occurredAt\":\"1997-01-01T12:00:00+08:00\"}");
        assertProblem(send(redeem(body)), 400, "invalid-request");
        send(post("/commands/RedeemPoints?historical=true")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
        assertThat(messages.get(0).getMetaData()).containsEntry(MetadataKeys.HISTORICAL, "true");
    }

    @Test
    void bulk_answers_line_by_line_and_one_bad_line_stops_nothing() throws Exception {
        String good = "{\"command\":\"RedeemPoints\",\"key\":\"k\",\"ifMatch\":3,\"payload\":" + BODY + "}";
        String refund = "{\"command\":\"RecordRefund\",\"payload\":{\"orderId\":\"o\",\"refundId\":\"r\","
                + "\"amount\":{\"amount\":1,\"currency\":\"CNY\"}}}";
        log.versions.put(new StreamId("points", "42"), 3L);
        log.owners.put(new dev.pondkeeper.kernel.order.OrderId("o"), new CustomerId("42"));
        List<JsonNode> lines = bulk(String.join(
                "\r\n",
                good,
                "",
                "{",
                "{\"command\":7,\"key\":\"\",\"ifMatch\":-1,\"bo/gus\":1}",
                "{\"command\":\"RedeemPoints\",\"payload\":{\"points\":0}}",
                "x".repeat(CommandReader.MAX_BYTES + 1),
                "[]",
                "{\"command\":\"Nope\",\"payload\":{}}",
                refund));
        assertThat(lines).extracting(line -> line.path("line").intValue()).containsExactly(1, 3, 4, 5, 6, 7, 8, 9);
        assertThat(lines)
                .extracting(line -> line.path("status").intValue())
                .containsExactly(200, 400, 400, 400, 413, 400, 404, 200);
        assertThat(lines.get(0)).isEqualTo(json("""
                                {"line":1,"status":200,"aggregateId":"points:42","version":3,"position":17,
                                 "events":["PointsRedeemed"],"replayed":false}"""));
        assertThat(pointersOf(lines.get(2)))
                .containsExactlyInAnyOrder("#/bo~1gus", "#/command", "#/key", "#/ifMatch", "#/payload");
        assertThat(pointersOf(lines.get(3)))
                .containsExactlyInAnyOrder("#/payload/customerId", "#/payload/redemptionId", "#/payload/points");
        assertThat(lines.get(1).path("problem").path("instance").stringValue()).isEqualTo("/commands#line-3");
        assertThat(messages.get(0).getMetaData())
                .containsEntry(CommitLog.KEY, "local/k")
                .containsEntry(CommitLog.EXPECTED_VERSION, 3L);
    }

    @Test
    void bulk_invalid_utf_8_spoils_its_own_line_only() throws Exception {
        byte[] good = ("{\"command\":\"RedeemPoints\",\"payload\":" + BODY + "}\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[good.length + 2];
        all[0] = (byte) 0xFF;
        all[1] = '\n';
        System.arraycopy(good, 0, all, 2, good.length);
        List<JsonNode> lines = linesOf(
                send(post("/commands").contentType(BulkController.NDJSON).content(all)));
        assertThat(lines).extracting(line -> line.path("status").intValue()).containsExactly(400, 200);
    }

    @Test
    void bulk_tells_line_by_line_that_the_store_is_away() throws Exception {
        log.unreachable = true;
        outcome = failing(new StoreFailed(Fault.UNREACHABLE));
        String refund = "{\"command\":\"RecordRefund\",\"payload\":{\"orderId\":\"o\",\"refundId\":\"r\","
                + "\"amount\":{\"amount\":1,\"currency\":\"CNY\"}}}\n";
        String redeem = "{\"command\":\"RedeemPoints\",\"payload\":" + BODY + "}\n";
        List<JsonNode> lines = bulk((refund + redeem).repeat(20));
        assertThat(lines).hasSize(40).allMatch(line -> line.path("status").intValue() == 503);
    }

    @Test
    void bulk_survives_an_error_that_is_no_exception() throws Exception {
        outcome = () -> {
            throw new StackOverflowError("a defect");
        };
        String redeem = "{\"command\":\"RedeemPoints\",\"payload\":" + BODY + "}\n";
        assertThat(bulk(redeem + redeem))
                .extracting(line -> line.path("status").intValue())
                .containsExactly(500, 500);
    }

    @Test
    void bulk_takes_no_key_or_version_for_all_lines_together() throws Exception {
        for (String header : List.of("Idempotency-Key", "If-Match")) {
            MockHttpServletResponse response = send(post("/commands")
                    .contentType(BulkController.NDJSON)
                    .content("")
                    .header(header, "\"1\""));
            assertProblem(response, 400, "invalid-request");
            assertThat(pointersOf(json("{\"problem\":" + response.getContentAsString() + "}")))
                    .containsExactly(header);
        }
    }

    @Test
    void bulk_of_nothing_is_an_answer_of_nothing() throws Exception {
        assertThat(bulk("")).isEmpty();
    }

    @Test
    void bulk_is_ndjson_and_nothing_else() throws Exception {
        MockHttpServletResponse response =
                send(post("/commands").contentType(MediaType.APPLICATION_JSON).content("{}"));
        assertThat(response.getStatus()).isEqualTo(415);
    }

    private static Supplier<Optional<Receipt>> failing(RuntimeException thrown) {
        return () -> {
            throw thrown;
        };
    }

    private static MockHttpServletRequestBuilder redeem(String body) {
        return post("/commands/RedeemPoints")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.requestAttr(MetadataKeys.CORRELATION_ID, "c-1"))
                .andReturn()
                .getResponse();
    }

    private List<JsonNode> bulk(String body) throws Exception {
        MockHttpServletResponse response =
                send(post("/commands").contentType(BulkController.NDJSON).content(body));
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentType()).startsWith(BulkController.NDJSON);
        return linesOf(response);
    }

    private static List<JsonNode> linesOf(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8)
                .lines()
                .map(CommandControllerTest::json)
                .toList();
    }

    private static void assertProblem(MockHttpServletResponse response, int status, String slug) throws Exception {
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(status);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        JsonNode problem = bodyOf(response);
        assertThat(problem.path("type").stringValue()).isEqualTo("/problems/" + slug);
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("correlationId").stringValue()).isEqualTo("c-1");
        assertThat(problem.path("instance").stringValue()).startsWith("/commands");
        assertThat(problem.path("title").stringValue()).isNotBlank();
        assertThat(problem.path("detail").stringValue()).isNotBlank();
    }

    private static List<String> pointersOf(JsonNode line) {
        return line.path("problem")
                .path("errors")
                .valueStream()
                .map(error -> error.path("pointer").stringValue())
                .toList();
    }

    private static JsonNode bodyOf(MockHttpServletResponse response) {
        return json(new String(response.getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }
}
