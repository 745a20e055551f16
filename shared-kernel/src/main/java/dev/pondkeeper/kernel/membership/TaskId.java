package dev.pondkeeper.kernel.membership;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.pondkeeper.kernel.CallerId;

/** One task that a customer has done, or one grant of growth for it; the same id twice is one grant. */
public record TaskId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TaskId {
        CallerId.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
