package dev.pondkeeper.kernel.points;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.pondkeeper.kernel.CallerId;

/** One spending of points; the same id twice spends once. */
public record RedemptionId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RedemptionId {
        CallerId.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
