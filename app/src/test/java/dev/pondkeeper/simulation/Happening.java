package dev.pondkeeper.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One event as {@code /events} tells it.
 *
 * @param type without the house's name and the revision
 * @param at recorded time
 */
record Happening(long position, String type, Instant at, JsonNode data) {

    static Happening of(JsonNode cloudEvent) {
        String[] words = cloudEvent.path("type").asText().split("\\.", -1);
        return new Happening(
                cloudEvent.path("position").asLong(),
                words[words.length - 2],
                Instant.parse(cloudEvent.path("recordedat").asText()),
                cloudEvent.path("data"));
    }

    boolean is(String name) {
        return type.equals(name);
    }

    /** Empty where the field is absent or null. */
    String text(String field) {
        return data.path(field).asText("");
    }

    String customer() {
        return text("customerId");
    }

    long number(String field) {
        return data.path(field).asLong();
    }
}
