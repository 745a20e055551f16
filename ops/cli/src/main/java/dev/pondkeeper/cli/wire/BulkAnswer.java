package dev.pondkeeper.cli.wire;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What the server said to one line.
 *
 * @param json the answer as it came, but for the server's own count of lines
 * @param problem null where the command was accepted
 */
public record BulkAnswer(
        BulkLine line, JsonNode json, @Nullable Problem problem) {

    static BulkAnswer of(BulkLine line, JsonNode json) {
        int status = json.path("status").asInt();
        return new BulkAnswer(line, json, status == 200 ? null : Problem.of(status, json.path("problem")));
    }

    /** Whether this very line was recorded now: neither earlier nor found to change nothing. */
    public boolean isNew() {
        return problem == null
                && !json.path("replayed").asBoolean()
                && !json.path("events").isEmpty();
    }

    /** Position of the commit in the ledger, or −1. */
    public long position() {
        return json.path("position").asLong(-1);
    }
}
