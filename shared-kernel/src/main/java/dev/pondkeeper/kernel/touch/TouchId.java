package dev.pondkeeper.kernel.touch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.pondkeeper.kernel.CallerId;

/** One outreach to one customer. */
public record TouchId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TouchId {
        CallerId.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
