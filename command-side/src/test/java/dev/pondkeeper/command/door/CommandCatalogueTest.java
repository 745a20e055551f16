package dev.pondkeeper.command.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.order.OrderCommand.RecordOrderPaid;
import dev.pondkeeper.kernel.points.PointsCommand.RedeemPoints;
import dev.pondkeeper.kernel.programme.ProgrammeCommand.PublishProgramme;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandCatalogueTest {

    private final CommandCatalogue catalogue;

    CommandCatalogueTest() throws IOException {
        catalogue = new CommandCatalogue();
    }

    static Stream<Class<? extends Command>> callable() {
        return CommandReaderTest.callable();
    }

    @Test
    void it_lists_what_a_caller_may_send_and_nothing_else() {
        assertThat(catalogue.pathItems().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        callable().map(Class::getSimpleName).toList());
    }

    @ParameterizedTest
    @MethodSource("callable")
    void an_example_is_lawful_by_its_schema_and_can_be_refused(Class<? extends Command> command) {
        JsonNode post = post(command);
        JsonNode body = post.at("/requestBody/content/application~1json");
        holds(body.get("example"), body.get("schema"), "#");
        assertThat(post.at("/responses/409/content/application~1problem+json/schema/properties/type/enum"))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(getClass().getResource(type.stringValue() + ".html"))
                        .as(type.stringValue())
                        .isNotNull());
    }

    @Test
    void a_schema_tells_kinds_formats_and_what_may_be_left_out() {
        JsonNode redeem = post(RedeemPoints.class).at("/requestBody/content/application~1json/schema");
        assertThat(redeem).isEqualTo(json("""
                        {"type":"object","properties":{
                          "customerId":{"type":"string","title":"CustomerId"},
                          "redemptionId":{"type":"string","title":"RedemptionId"},
                          "points":{"type":"integer","format":"int64"},
                          "occurredAt":{"type":"string","format":"date-time"}},
                         "required":["customerId","redemptionId","points"],"additionalProperties":false}"""));
        JsonNode lines = schema(RecordOrderPaid.class).at("/properties/lines");
        assertThat(lines.at("/items/properties/quantity/format").stringValue()).isEqualTo("int32");
        JsonNode rules = schema(PublishProgramme.class).at("/properties");
        assertThat(rules.at("/zone/description").stringValue()).contains("IANA");
        assertThat(rules.at("/distribution/properties/rights")).isEqualTo(json("""
                        {"type":"array","items":{"type":"string","enum":["DESIGNATION","TASK","PACK"]},"uniqueItems":true}"""));
        assertThat(rules.at("/distribution/properties/anyoneMayRefer/type").stringValue())
                .isEqualTo("boolean");
    }

    private JsonNode schema(Class<? extends Command> command) {
        return post(command).at("/requestBody/content/application~1json/schema");
    }

    private JsonNode post(Class<? extends Command> command) {
        return json(catalogue.pathItems().getOrDefault(command.getSimpleName(), "{}"))
                .path("post");
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }

    private static void holds(JsonNode value, JsonNode schema, String at) {
        switch (schema.get("type").stringValue()) {
            case "object" -> {
                schema.path("required").forEach(name -> assertThat(value.has(name.stringValue()))
                        .as("%s/%s", at, name)
                        .isTrue());
                value.properties().forEach(field -> {
                    JsonNode of = schema.at("/properties/" + field.getKey());
                    assertThat(of.isObject())
                            .as("%s/%s is known", at, field.getKey())
                            .isTrue();
                    holds(field.getValue(), of, at + "/" + field.getKey());
                });
            }
            case "array" -> value.forEach(each -> holds(each, schema.get("items"), at + "/*"));
            case "string" -> assertThat(value.isString()).as(at).isTrue();
            case "integer" -> assertThat(value.isIntegralNumber()).as(at).isTrue();
            default -> assertThat(value.isBoolean()).as(at).isTrue();
        }
    }
}
