package dev.pondkeeper.cli.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The server's "no" (RFC 9457), as far as a person or a decision of the client needs it.
 *
 * @param slug last part of the type, such as unknown-customer; empty if there is none
 * @param sentence what went wrong, with every faulty field
 */
public record Problem(int status, String slug, String sentence) {

    private static final String IN_PROGRESS = "command-in-progress";
    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    static Problem of(int status, JsonNode body) {
        String type = body.path("type").asText("");
        String text = body.path("detail").asText(body.path("title").asText(""));
        List<String> faults = new ArrayList<>();
        for (JsonNode error : body.path("errors")) {
            faults.add(error.path("pointer").asText("") + " "
                    + error.path("detail").asText(""));
        }
        String sentence = text.isEmpty() ? String.format(Locale.ROOT, "status %d without a reason", status) : text;
        if (!faults.isEmpty()) sentence += " (" + String.join("; ", faults) + ")";
        return new Problem(status, type.substring(type.lastIndexOf('/') + 1), sentence);
    }

    /** Whether the same command with the same key may well succeed a little later (API.md, Errors). */
    boolean isPassing() {
        return status == UNAVAILABLE || status == TOO_MANY_REQUESTS || (status == CONFLICT && slug.equals(IN_PROGRESS));
    }
}
