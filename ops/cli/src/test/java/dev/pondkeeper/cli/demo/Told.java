package dev.pondkeeper.cli.demo;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pondkeeper.cli.wire.BulkLine;
import java.util.ArrayList;
import java.util.List;

/** What a brand asked for, and what a server would have told it. */
final class Told {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Told() {}

    static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException broken) {
            throw new AssertionError(json, broken);
        }
    }

    static JsonNode event(String type, String data) {
        return parsed("{\"type\":\"dev.pondkeeper." + type + ".v1\",\"data\":" + data + "}");
    }

    /** Everything from one moment, inclusive, to another, exclusive. */
    static List<JsonNode> commands(CoffeeBrand brand, int from, int to) {
        List<JsonNode> commands = new ArrayList<>();
        for (int moment = from; moment < to; moment++) {
            brand.tell(moment).stream().map(BulkLine::json).map(Told::parsed).forEach(commands::add);
        }
        return commands;
    }

    static String command(JsonNode line) {
        return line.path("command").asText();
    }

    static JsonNode payload(JsonNode line) {
        return line.path("payload");
    }
}
