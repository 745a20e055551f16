package dev.pondkeeper.kernel.points;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.pondkeeper.kernel.CallerId;

/** One handing over of points; the same id from the same giver twice hands over once. */
public record TransferId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TransferId {
        CallerId.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
