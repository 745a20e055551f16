package dev.pondkeeper.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pondkeeper.command.door.CommandCatalogue;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class CommandsInOpenApiTest {

    @Test
    void every_command_is_told_with_its_schema_example_and_refusals() {
        OpenAPI api = new OpenAPI();
        try (var context = new AnnotationConfigApplicationContext(CommandCatalogue.class, CommandsInOpenApi.class)) {
            context.getBean(CommandsInOpenApi.class).customise(api);
        }
        JsonNode told = Json31.mapper().valueToTree(api);
        JsonNode redeem = told.at("/paths/~1commands~1RedeemPoints/post");
        JsonNode body = redeem.at("/requestBody/content/application~1json");
        assertThat(body.at("/schema/properties/points/type").asText()).isEqualTo("integer");
        assertThat(body.at("/schema/required").toString()).contains("\"redemptionId\"");
        assertThat(body.at("/example/customerId").asText()).isEqualTo("42");
        assertThat(redeem.at("/responses/409").toString()).contains("/problems/insufficient-points");
        assertThat(redeem.at("/parameters").toString()).contains("Idempotency-Key");
    }
}
