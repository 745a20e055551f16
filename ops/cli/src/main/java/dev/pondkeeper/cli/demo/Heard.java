package dev.pondkeeper.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An event as the server told it.
 *
 * @param type without the house's name and the revision, such as OrderPaid
 */
record Heard(String type, JsonNode data) {

    private static final String HOUSE = "dev.pondkeeper.";

    static Heard of(JsonNode cloudEvent) {
        String type = cloudEvent.path("type").asText();
        int revision = type.lastIndexOf(".v");
        String name = type.substring(HOUSE.length(), revision < 0 ? type.length() : revision);
        return new Heard(name, cloudEvent.path("data"));
    }

    String text(String field) {
        return data.path(field).asText("");
    }

    String customer() {
        return text("customerId");
    }

    Instant time(String field) {
        return Instant.parse(text(field));
    }
}
