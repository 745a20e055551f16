package dev.pondkeeper.kernel.touch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.pondkeeper.kernel.CallerId;

/** One of the brand's people who work the call list. */
public record StaffId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StaffId {
        CallerId.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
