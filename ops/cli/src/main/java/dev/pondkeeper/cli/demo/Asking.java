package dev.pondkeeper.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pondkeeper.cli.wire.BulkLine;
import java.time.Instant;

/** One command as it is put together. */
final class Asking {

    private static final String CURRENCY = "CNY";

    private final String command;
    private final String about;
    private final ObjectNode payload = JsonNodeFactory.instance.objectNode();

    private Asking(String command, String about) {
        this.command = command;
        this.about = about;
    }

    /** @param about with the command's name the idempotency key */
    static Asking of(String command, String about) {
        return new Asking(command, about);
    }

    Asking with(String field, String value) {
        payload.put(field, value);
        return this;
    }

    Asking with(String field, long value) {
        payload.put(field, value);
        return this;
    }

    Asking with(String field, boolean value) {
        payload.put(field, value);
        return this;
    }

    Asking with(String field, JsonNode value) {
        payload.set(field, value);
        return this;
    }

    Asking at(Instant occurredAt) {
        return with("occurredAt", occurredAt.toString());
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static ObjectNode money(long fen) {
        return object().put("amount", fen).put("currency", CURRENCY);
    }

    /** @param customer whose lines it must stay in order with */
    BulkLine line(long number, String customer) {
        ObjectNode json = object().put("command", command).put("key", command + "-" + about);
        json.set("payload", payload);
        return new BulkLine(number, customer, json.toString());
    }
}
