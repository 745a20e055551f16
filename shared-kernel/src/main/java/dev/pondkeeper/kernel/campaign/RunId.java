package dev.pondkeeper.kernel.campaign;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.pondkeeper.kernel.CallerId;

/** One run of a campaign for one customer. */
public record RunId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RunId {
        CallerId.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
