package dev.pondkeeper.command.door;

import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.ReactionsOnly;
import dev.pondkeeper.kernel.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What OpenAPI says of each command: its schema, an example and the refusals it can meet (API.md, Commands). */
@Component
public class CommandCatalogue {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String BODY = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private final SortedMap<String, String> pathItems = new TreeMap<>();

    /** @throws IOException if an example or the list of refusals is not on the class path */
    CommandCatalogue() throws IOException {
        Properties refusals = new Properties();
        try (InputStream in = resource("refusals.properties")) {
            refusals.load(in);
        }
        for (Class<? extends Command> type : Vocabulary.commands().values()) {
            if (type.isAnnotationPresent(ReactionsOnly.class)) continue;
            String name = type.getSimpleName();
            List<String> slugs = List.of(refusals.getProperty(name, "").split(" "));
            pathItems.put(name, pathItem(type, example(name), slugs).toString());
        }
    }

    /** By the command's name, an OpenAPI 3.1 path item as JSON. */
    public SortedMap<String, String> pathItems() {
        return new TreeMap<>(pathItems);
    }

    private static ObjectNode pathItem(Class<? extends Command> type, JsonNode example, List<String> refusals) {
        ObjectNode item = JSON.createObjectNode();
        ObjectNode post = item.putObject("post");
        post.put("operationId", type.getSimpleName());
        post.put("summary", type.getSimpleName().replaceAll("(?<!^)([A-Z])", " $1"));
        post.putArray("tags").add(type.getInterfaces()[0].getSimpleName().replace("Command", ""));
        ArrayNode parameters = post.putArray("parameters");
        parameter(parameters, "Idempotency-Key", "header", "string", "one key is one command for ever");
        parameter(parameters, "If-Match", "header", "string", "the expected version of the target, quoted");
        parameter(parameters, "X-Correlation-Id", "header", "string", "kept as metadata");
        parameter(parameters, "historical", "query", "boolean", "imported history; occurredAt is then required");
        ObjectNode body = post.putObject("requestBody").put("required", true);
        ObjectNode json = body.putObject("content").putObject(BODY);
        json.set("schema", CommandSchemas.of(type));
        json.set("example", example);
        ObjectNode answers = post.putObject("responses");
        ObjectNode recorded = answers.putObject("200").put("description", "Recorded, or nothing to do");
        recorded.putObject("content")
                .putObject(BODY)
                .set("schema", CommandSchemas.of(CommandController.Recorded.class));
        answers.putObject("400").put("description", "Malformed or invalid: every fault at once");
        ObjectNode refused = answers.putObject("409").put("description", "Refused by a rule; type names it");
        ArrayNode types = refused.putObject("content")
                .putObject(PROBLEM)
                .putObject("schema")
                .put("type", "object")
                .putObject("properties")
                .putObject("type")
                .put("type", "string")
                .putArray("enum");
        refusals.stream().filter(slug -> !slug.isEmpty()).forEach(slug -> types.add("/problems/" + slug));
        return item;
    }

    private static void parameter(ArrayNode parameters, String name, String in, String type, String words) {
        ObjectNode parameter = parameters.addObject();
        parameter.put("name", name).put("in", in).put("description", words);
        parameter.putObject("schema").put("type", type);
    }

    private static JsonNode example(String command) throws IOException {
        try (InputStream in = resource("examples/" + command + ".json")) {
            return JSON.readTree(in);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(CommandCatalogue.class.getResourceAsStream(name), name);
    }
}
