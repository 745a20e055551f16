package dev.pondkeeper.kernel.points;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.pondkeeper.kernel.CallerId;

/** One hold (冻结) of points for a purchase under way; the same id twice holds once. */
public record HoldId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HoldId {
        CallerId.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
