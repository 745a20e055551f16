package dev.pondkeeper.kernel.membership;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.pondkeeper.kernel.CallerId;

/** One renewal of one membership; the same id twice is one renewal. */
public record RenewalId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RenewalId {
        CallerId.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
