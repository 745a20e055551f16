package dev.pondkeeper.app.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pondkeeper.command.door.CommandCatalogue;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Lists each command in OpenAPI, although one generic entry serves them all (API.md, Commands). */
@Component
class CommandsInOpenApi implements OpenApiCustomizer {

    private final CommandCatalogue commands;

    CommandsInOpenApi(CommandCatalogue commands) {
        this.commands = commands;
    }

    @Override
    public void customise(OpenAPI api) {
        commands.pathItems().forEach((name, json) -> api.path("/commands/" + name, read(json)));
    }

    private static PathItem read(String json) {
        try {
            return Json31.mapper().readValue(json, PathItem.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a catalogue entry is no path item: " + json, impossible);
        }
    }
}
