package dev.pondkeeper.kernel.membership;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.pondkeeper.kernel.CallerId;

/** One extension that staff gave; the same id twice is one extension. */
public record ExtensionId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ExtensionId {
        CallerId.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
