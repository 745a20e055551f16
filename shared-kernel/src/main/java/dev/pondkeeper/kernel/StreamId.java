package dev.pondkeeper.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The name of one stream of events, {@code <kind>:<id>} such as {@code points:42} (API.md, Ids). It prints exactly as it
 * stands in the ledger, because the aggregate's identifier is the stream's key there.
 */
public record StreamId(String kind, String id) {

    /** @throws InvalidValue if the text has no kind or no id */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static StreamId parse(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0 || colon == text.length() - 1) throw new InvalidValue("must read <kind>:<id>");
        return new StreamId(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    @JsonValue
    public String toString() {
        return kind + ":" + id;
    }
}
