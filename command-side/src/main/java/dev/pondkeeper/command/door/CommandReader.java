package dev.pondkeeper.command.door;

import dev.pondkeeper.command.KeyedHash;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.ReactionsOnly;
import dev.pondkeeper.kernel.Vocabulary;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns the bytes of one request into a command, or into a complete list of what is wrong with them (API.md, Commands). */
@Component
class CommandReader {

    /** Bytes of one command's JSON. */
    static final int MAX_BYTES = 256 * 1024;

    private static final String TIME = "occurredAt";
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Duration BACK = Duration.ofDays(7);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    private static final Pattern PARSERS_LIMIT = Pattern.compile(", from `[^`]*`");
    private static final Pattern PARSERS_ADVICE = Pattern.compile("[ :(]*[^:(`]*(?:`|Feature ').*$", Pattern.DOTALL);

    private final Map<String, Class<? extends Command>> callable = new TreeMap<>(Vocabulary.commands());
    private final KeyedHash hash;
    private final Clock clock;
    private final Supplier<String> ids;

    CommandReader(KeyedHash hash, Clock clock, TimeOrderedIds ids) {
        this.hash = hash;
        this.clock = clock;
        this.ids = ids;
        callable.values().removeIf(type -> type.isAnnotationPresent(ReactionsOnly.class));
    }

    /** @throws BadRequest if it is not UTF-8 or not one JSON value */
    JsonNode parse(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            JsonNode json = JSON.readTree(text);
            if (json.isMissingNode()) throw BadRequest.malformed("There is nothing where JSON should be.");
            return json;
        } catch (CharacterCodingException notUtf8) {
            throw BadRequest.malformed("The bytes are not valid UTF-8.");
        } catch (StreamReadException notJson) {
            throw BadRequest.malformed("Not one well-formed JSON value: " + faultOf(notJson) + " (line "
                    + notJson.getLocation().getLineNr() + ", column "
                    + notJson.getLocation().getColumnNr() + ").");
        } catch (JacksonException notJson) {
            throw BadRequest.malformed("Not one well-formed JSON value: " + faultOf(notJson) + ".");
        }
    }

    /** What is wrong in the parser's words, without the names of its own parts and switches, which are no caller's business. */
    private static String faultOf(JacksonException notJson) {
        String said = PARSERS_LIMIT.matcher(notJson.getOriginalMessage()).replaceAll("");
        return PARSERS_ADVICE.matcher(said).replaceFirst("");
    }

    /**
     * Reads the fields of a command.
     *
     * @param historical business time is then required and may lie anywhere in the past
     * @throws BadRequest if there is no such command, or with every fault of its fields
     */
    Command read(String name, JsonNode json, boolean historical) {
        Class<? extends Command> type = callable.get(name);
        if (type == null) {
            throw new BadRequest(
                    "unknown-command",
                    404,
                    "There is no such command; there are " + callable.keySet() + ".",
                    List.of());
        }
        Instant now = clock.instant();
        RecordReader reader = new RecordReader(ids);
        Command command = reader.read(type, historical ? json : withTime(json, now), Pointers.ROOT);
        List<Fault> faults = new ArrayList<>(reader.faults());
        if (json.isObject()) checkTime(json.path(TIME), now, historical, faults);
        if (command == null || !faults.isEmpty()) throw BadRequest.invalid(faults);
        return command;
    }

    /** Held against the JSON itself, so that it is heard beside the faults of other fields. */
    private static void checkTime(JsonNode time, Instant now, boolean historical, List<Fault> faults) {
        if (historical && (time.isMissingNode() || time.isNull())) {
            faults.add(new Fault("#/occurredAt", "is required for history"));
        }
        ScalarReader.instantOf(time).ifPresent(at -> {
            if (at.isAfter(now.plus(AHEAD))) {
                faults.add(new Fault("#/occurredAt", "must lie at most 5 minutes ahead"));
            }
            if (!historical && at.isBefore(now.minus(BACK))) {
                faults.add(new Fault(
                        "#/occurredAt", "must lie at most 7 days back, unless ?historical=true marks history"));
            }
        });
    }

    /** Equal for equal JSON, however it is spaced and ordered. */
    String fingerprint(String name, JsonNode json, boolean historical) {
        return hash.of("fingerprint", name + "\n" + historical + "\n" + JSON.writeValueAsString(json));
    }

    private static JsonNode withTime(JsonNode json, Instant now) {
        if (!(json instanceof ObjectNode fields)
                || !(fields.path(TIME).isMissingNode() || fields.path(TIME).isNull())) return json;
        return fields.deepCopy().put(TIME, now.toString());
    }
}
