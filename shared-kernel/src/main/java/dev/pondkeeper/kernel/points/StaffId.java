package dev.pondkeeper.kernel.points;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.pondkeeper.kernel.CallerId;

/** Who of the brand's people decided, by the brand's own code; no name belongs in it. */
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
