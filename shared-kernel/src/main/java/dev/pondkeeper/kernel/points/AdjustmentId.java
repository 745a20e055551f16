package dev.pondkeeper.kernel.points;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.pondkeeper.kernel.CallerId;

/** One correction by staff; the same id twice corrects once. */
public record AdjustmentId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AdjustmentId {
        CallerId.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
