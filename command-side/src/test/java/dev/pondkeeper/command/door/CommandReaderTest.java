package dev.pondkeeper.command.door;

import static dev.pondkeeper.command.door.Doors.badRequest;
import static dev.pondkeeper.command.door.Doors.json;
import static dev.pondkeeper.command.door.Doors.pointersOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.ReactionsOnly;
import dev.pondkeeper.kernel.ServerMade;
import dev.pondkeeper.kernel.Vocabulary;
import dev.pondkeeper.kernel.customer.CustomerCommand.RegisterCustomer;
import dev.pondkeeper.kernel.order.OrderCommand.RecordOrderPaid;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.ProgrammeCommand.PublishProgramme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class CommandReaderTest {

    /** One lawful body for each command that a caller may send, with every field: {@code examples/<Command>.json}. */
    private static final Path LAWFUL =
            Path.of("src", "main", "resources", "dev", "pondkeeper", "command", "door", "examples");

    private final CommandReader reader = Doors.reader();

    static Stream<Class<? extends Command>> callable() {
        return Vocabulary.commands().values().stream()
                .filter(command -> !command.isAnnotationPresent(ReactionsOnly.class));
    }

    @ParameterizedTest
    @MethodSource("callable")
    void every_command_reads_its_lawful_body(Class<? extends Command> command) {
        assertThat(read(command.getSimpleName(), lawful(command))).isInstanceOf(command);
    }

    @ParameterizedTest
    @MethodSource("callable")
    void every_command_names_every_missing_field_at_once(Class<? extends Command> command) {
        List<String> required = Arrays.stream(command.getRecordComponents())
                .filter(CommandReaderTest::isRequired)
                .map(component -> "#/" + component.getName())
                .toList();
        Throwable thrown = catchThrowable(() -> read(command.getSimpleName(), "{}"));
        if (required.isEmpty()) assertThat(thrown).isNull();
        else assertThat(pointersOf(() -> read(command.getSimpleName(), "{}"))).containsAll(required);
    }

    @ParameterizedTest
    @MethodSource("callable")
    void no_command_fails_otherwise_than_by_naming_the_field_that_is_wrong(Class<? extends Command> command) {
        for (RecordComponent component : command.getRecordComponents()) {
            ObjectNode body = (ObjectNode) json(lawful(command));
            body.putArray(component.getName()).add(1.5);
            assertThat(pointersOf(() -> reader.read(command.getSimpleName(), body, false)))
                    .isNotEmpty()
                    .allMatch(pointer -> pointer.startsWith("#/" + component.getName()));
            body.remove(component.getName());
            Throwable thrown = catchThrowable(() -> reader.read(command.getSimpleName(), body, false));
            if (thrown != null) assertThat(thrown).isInstanceOf(BadRequest.class);
        }
    }

    @Test
    void names_all_faults_at_once_at_every_depth() {
        assertThat(pointersOf(() -> read("RecordOrderPaid", """
                        {"orderId":"%s","amount":{"amount":-1,"currency":"XXX","extra":1},
                         "lines":[{"sku":"","quantity":0,"amount":{"amount":1,"currency":"CNY"}},5],
                         "bogus":true,"occurredAt":"yesterday"}""".formatted("x".repeat(300)))))
                .containsExactlyInAnyOrder(
                        "#/orderId",
                        "#/customerId",
                        "#/amount/extra",
                        "#/amount/amount",
                        "#/amount/currency",
                        "#/lines/0/sku",
                        "#/lines/0/quantity",
                        "#/lines/1",
                        "#/bogus",
                        "#/occurredAt");
    }

    @Test
    void names_all_faults_of_a_whole_programme_with_pointers_into_its_parts() {
        ObjectNode body = (ObjectNode) json(lawful(PublishProgramme.class));
        body.put("zone", "Mars/Olympus").put("currency", "XXX").put("version", 3);
        ((ObjectNode) body.get("points")).put("perMajorUnit", -1).remove("clawback");
        ((ObjectNode) body.at("/points/expiry")).put("kind", "SOMETIMES");
        ((ObjectNode) body.at("/membership/packs/0")).put("price", -1);
        ((ObjectNode) body.at("/tiers/table/1")).put("threshold", "much");
        ((ArrayNode) body.at("/referral/levels")).add(10_001).add("all");
        ((ArrayNode) body.at("/distribution/rights")).add("TASK").add("BIRTH");
        ((ObjectNode) body.get("distribution")).put("anyoneMayRefer", "yes");
        ((ObjectNode) body.get("contact")).put("quietFrom", "25:00").put("quietTo", 8);
        ((ArrayNode) body.at("/ladder/down")).add("deep");
        ((ObjectNode) body.get("ladder")).put("holdout", 0.5);
        assertThat(pointersOf(() -> reader.read("PublishProgramme", body, false)))
                .containsExactlyInAnyOrder(
                        "#/zone",
                        "#/currency",
                        "#/version",
                        "#/points/perMajorUnit",
                        "#/points/clawback",
                        "#/points/expiry/kind",
                        "#/membership/packs/0/price",
                        "#/tiers/table/1/threshold",
                        "#/referral/levels/2",
                        "#/referral/levels/3",
                        "#/distribution/rights/2",
                        "#/distribution/rights/3",
                        "#/distribution/anyoneMayRefer",
                        "#/contact/quietFrom",
                        "#/contact/quietTo",
                        "#/ladder/down/3",
                        "#/ladder/holdout");
    }

    @Test
    void reads_a_whole_programme() {
        PublishProgramme read = (PublishProgramme) read("PublishProgramme", lawful(PublishProgramme.class));
        assertThat(read.zone()).isEqualTo(Programme.DEFAULT.zone());
        assertThat(read.points()).isEqualTo(Programme.DEFAULT.points());
        assertThat(read.referral()).isEqualTo(Programme.DEFAULT.referral());
        assertThat(read.contact()).isEqualTo(Programme.DEFAULT.contact());
        assertThat(read.ladder()).isEqualTo(Programme.DEFAULT.ladder());
        assertThat(read.distribution().rights())
                .isEqualTo(Programme.DEFAULT.distribution().rights());
    }

    @Test
    void hears_the_rules_of_a_record_of_which_another_field_is_at_fault() {
        assertThat(pointersOf(() -> read("EarnPoints", "{\"customerId\":7,\"points\":0,\"reason\":\" \"}")))
                .containsExactlyInAnyOrder("#/customerId", "#/earningId", "#/points", "#/reason");
        assertThat(pointersOf(() -> read("RecordOrderPaid", """
                        {"orderId":"a b","customerId":"42","amount":{"amount":2,"currency":"CNY"},
                         "lines":[{"sku":"x","quantity":1,"amount":{"amount":1,"currency":"CNY"}}]}"""))).containsExactly("#/orderId", "#/lines");
    }

    @Test
    void a_sum_of_lines_that_could_not_be_read_is_not_held_against_anything() {
        assertThat(pointersOf(() -> read("RecordOrderPaid", """
                        {"orderId":"o","customerId":"42","amount":{"amount":2,"currency":"CNY"},"lines":[1]}"""))).containsExactly("#/lines/0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1e30 | must be a whole number, written without fraction or exponent",
                "1.0 | must be a whole number, written without fraction or exponent",
                "-1 | must lie between 0 and 10000000000000",
                "9223372036854775808 | must lie between -9223372036854775808 and 9223372036854775807",
                "'\"5\"' | must be a whole number",
                "true | must be a whole number",
                "null | is required",
                "[] | must be a whole number",
                "'{\"a\":1}' | must be a whole number"
            })
    void an_amount_is_a_whole_number_in_range(String amount, String detail) {
        String body =
                "{\"orderId\":\"o\",\"refundId\":\"r\",\"amount\":{\"currency\":\"CNY\",\"amount\":" + amount + "}}";
        assertThat(badRequest(() -> read("RecordRefund", body)).faults())
                .containsExactly(new Fault("#/amount/amount", detail));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01",
                "2026-03-01T10:00:00",
                "2026-02-30T10:00:00Z",
                "1772330400",
                "",
                "now",
                "2026-03-01T25:00:00Z",
                "1899-12-31T23:59:59Z",
                "9999-12-31T00:00:00Z",
                "+1000000000-01-01T00:00:00Z"
            })
    void refuses_a_time_that_is_none_or_out_of_all_bounds(String time) {
        assertThat(pointersOf(() -> reader.read("RedeemPoints", redeemAt(time), true)))
                .contains("#/occurredAt");
    }

    @Test
    void business_time_defaults_to_now_also_where_it_is_null() {
        ObjectNode body = redeemAt("x");
        body.putNull("occurredAt");
        assertThat(reader.read("RedeemPoints", body, false).happenedAt()).isEqualTo(Doors.NOW);
        body.remove("occurredAt");
        assertThat(reader.read("RedeemPoints", body, false).happenedAt()).isEqualTo(Doors.NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T02:05:00Z, false, true",
        "2026-03-01T02:05:00.000000001Z, false, false",
        "2026-02-22T02:00:00Z, false, true",
        "2026-02-22T01:59:59.999999999Z, false, false",
        "2026-02-22T01:59:59.999999999Z, true, true",
        "1997-01-01T12:00:00+08:00, true, true",
        "2026-03-01T02:05:00Z, true, true",
        "2026-03-01T02:05:00.000000001Z, true, false"
    })
    void business_time_lies_at_most_five_minutes_ahead_and_seven_days_back(
            String time, boolean historical, boolean lawful) {
        Throwable thrown = catchThrowable(() -> reader.read("RedeemPoints", redeemAt(time), historical));
        if (lawful) assertThat(thrown).isNull();
        else assertThat(thrown).isInstanceOf(BadRequest.class);
    }

    @Test
    void history_says_when_it_happened() {
        ObjectNode body = redeemAt("x");
        body.putNull("occurredAt");
        assertThat(pointersOf(() -> reader.read("RedeemPoints", body, true))).containsExactly("#/occurredAt");
        body.remove("occurredAt");
        assertThat(pointersOf(() -> reader.read("RedeemPoints", body, true))).containsExactly("#/occurredAt");
    }

    @Test
    void a_time_out_of_bounds_is_heard_beside_other_faults() {
        ObjectNode body = redeemAt("2020-01-01T00:00:00Z");
        body.put("points", 0);
        assertThat(pointersOf(() -> reader.read("RedeemPoints", body, false)))
                .containsExactlyInAnyOrder("#/points", "#/occurredAt");
    }

    @Test
    void makes_a_uuid_of_version_seven_where_the_caller_leaves_the_id_out() {
        RegisterCustomer registered = (RegisterCustomer) read("RegisterCustomer", "{}");
        UUID made = UUID.fromString(registered.customerId().value());
        assertThat(made.version()).isEqualTo(7);
        assertThat(made.getMostSignificantBits() >>> 16).isEqualTo(Doors.NOW.toEpochMilli());
    }

    @Test
    void reads_what_it_was_told() {
        RecordOrderPaid paid = (RecordOrderPaid) read("RecordOrderPaid", lawful(RecordOrderPaid.class));
        assertThat(paid.amount().amount()).isEqualTo(1177);
        assertThat(paid.lines()).singleElement().extracting("sku").isEqualTo("beans");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DropTables", "EarnPointsForOrder", "registerCustomer", "", "RegisterCustomer "})
    void knows_no_other_command_and_none_of_the_policies_own(String name) {
        BadRequest bad = badRequest(() -> read(name, "{}"));
        assertThat(bad.status()).isEqualTo(404);
        assertThat(bad.slug()).isEqualTo("unknown-command");
        assertThat(bad).hasMessageContaining("RecordOrderPaid").hasMessageNotContaining("EarnPointsForOrder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":1,\"a\":2}",
                "{} {}",
                "{}x",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":1,}",
                "\u0000{}",
                "{\"a\":\"\u0000\"}",
                "\uFEFF{}",
                "nul"
            })
    void refuses_what_is_not_one_json_value(String body) {
        BadRequest bad = badRequest(() -> json(body));
        assertThat(bad.slug()).isEqualTo("malformed-request");
        assertThat(bad.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} {}|Trailing token.",
                "{\"a\":NaN}|Non-standard token 'NaN' (line 1, column 9).",
                "{\"a\":+1}|Unexpected character ('+' (code 43)) in numeric value: JSON spec does not allow numbers to have plus signs (line 1, column 7).",
                "{/* */}|Unexpected character ('/' (code 47)): maybe a (non-standard) comment? (line 1, column 2).",
            })
    void tells_what_is_wrong_and_not_how_the_parser_is_made(String body, String told) {
        assertThat(badRequest(() -> json(body))).hasMessage("Not one well-formed JSON value: " + told);
    }

    @Test
    void tells_the_limits_of_nesting_and_numbers_without_where_they_are_set() {
        assertThat(badRequest(() -> json("[".repeat(600))))
                .hasMessageContaining("exceeds the maximum allowed (500)")
                .hasMessageNotContaining("`");
        assertThat(badRequest(() -> json("9".repeat(2_000))))
                .hasMessageContaining("exceeds the maximum allowed (1000)")
                .hasMessageNotContaining("`");
    }

    @Test
    void refuses_bytes_that_are_not_utf_8() {
        byte[] latin = "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(badRequest(() -> reader.parse(latin))).hasMessage("The bytes are not valid UTF-8.");
        byte[] overlong = {'"', (byte) 0xC0, (byte) 0x80, '"'};
        assertThat(badRequest(() -> reader.parse(overlong))).hasMessage("The bytes are not valid UTF-8.");
    }

    @Test
    void refuses_nesting_that_would_cost_the_stack() {
        assertThat(badRequest(() -> json("[".repeat(100_000))).slug()).isEqualTo("malformed-request");
        assertThat(badRequest(() -> json("{\"a\":".repeat(20_000))).slug()).isEqualTo("malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "\"text\"", "null", "true"})
    void a_command_is_an_object(String body) {
        assertThat(pointersOf(() -> read("RegisterCustomer", body))).containsExactly("#");
    }

    @Test
    void a_text_with_half_a_character_is_refused_before_it_could_become_an_event() {
        assertThat(pointersOf(() -> read("RegisterCustomer", "{\"displayName\":\"a\\ud83d\"}")))
                .containsExactly("#/displayName");
        assertThat(pointersOf(() -> read("RegisterCustomer", "{\"displayName\":\"a\\u0000\"}")))
                .containsExactly("#/displayName");
    }

    @ParameterizedTest
    @CsvSource({"a b, #/a%20b", "a/b, #/a~1b", "~, #/~0", "50%, #/50%25", "名, #/%E5%90%8D", "'', #/"})
    void a_pointer_to_an_unknown_field_can_be_followed(String field, String pointer) {
        ObjectNode body = ((ObjectNode) json("{}")).put(field, 1);
        assertThat(pointersOf(() -> reader.read("RegisterCustomer", body, false)))
                .containsExactly(pointer);
    }

    @Test
    void a_field_name_of_half_characters_or_of_any_length_is_answered_in_bounds() {
        ObjectNode body = ((ObjectNode) json("{}")).put("\ud83d", 1).put("🐟".repeat(5000), 1);
        assertThat(pointersOf(() -> reader.read("RegisterCustomer", body, false)))
                .hasSize(2)
                .allMatch(pointer -> pointer.length() < 1300 && pointer.chars().allMatch(each -> each < 128));
    }

    @Test
    void lists_a_hundred_faults_and_counts_the_rest() {
        ObjectNode body = (ObjectNode) json("{}");
        for (int i = 0; i < 30_000; i++) body.put("f" + i, i);
        BadRequest bad = badRequest(() -> reader.read("RegisterCustomer", body, false));
        assertThat(bad.faults()).hasSize(100);
        assertThat(bad).hasMessage("30000 fields are not as they must be. The first 100 are listed.");
    }

    @Test
    void the_fingerprint_is_of_what_is_said_not_of_how_it_is_spaced_or_ordered() {
        String one = reader.fingerprint("X", json("{\"a\":1,\"b\":{\"c\":2,\"d\":[1,2]}}"), false);
        assertThat(reader.fingerprint("X", json("{ \"b\": {\"d\":[1,2], \"c\":2}, \"a\":1 }"), false))
                .isEqualTo(one);
        assertThat(reader.fingerprint("X", json("{\"a\":1,\"b\":{\"c\":2,\"d\":[2,1]}}"), false))
                .isNotEqualTo(one);
        assertThat(reader.fingerprint("Y", json("{\"a\":1,\"b\":{\"c\":2,\"d\":[1,2]}}"), false))
                .isNotEqualTo(one);
        assertThat(reader.fingerprint("X", json("{\"a\":1,\"b\":{\"c\":2,\"d\":[1,2]}}"), true))
                .isNotEqualTo(one);
    }

    private Command read(String name, String body) {
        return reader.read(name, json(body), false);
    }

    private static ObjectNode redeemAt(String time) {
        return ((ObjectNode) json("{\"customerId\":\"42\",\"redemptionId\":\"r\",\"points\":1}"))
                .put("occurredAt", time);
    }

    private static String lawful(Class<? extends Command> command) {
        Path body = LAWFUL.resolve(command.getSimpleName() + ".json");
        assertThat(body).as("one lawful body for each command").exists();
        try {
            return Files.readString(body);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isRequired(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && !component.isAnnotationPresent(ServerMade.class);
    }
}
