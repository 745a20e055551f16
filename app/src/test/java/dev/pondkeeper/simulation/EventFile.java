package dev.pondkeeper.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pondkeeper.cli.wire.PondServer;
import java.util.function.Consumer;

/** All events of a server, from the first on, as {@code /events} gives them. */
final class EventFile {

    private static final int PAGE = 500;

    private EventFile() {}

    static void read(PondServer pond, Consumer<Happening> reader) {
        String from = "";
        JsonNode page;
        do {
            page = pond.get("/events?limit=" + PAGE + from);
            for (JsonNode event : page.path("items")) reader.accept(Happening.of(event));
            from = "&after=" + page.path("next").asText();
        } while (page.hasNonNull("next"));
    }
}
