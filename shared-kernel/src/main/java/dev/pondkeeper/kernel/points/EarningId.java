package dev.pondkeeper.kernel.points;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.pondkeeper.kernel.CallerId;

/** What was earned once: the same id earns a second time nothing. */
public record EarningId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EarningId {
        CallerId.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
