package dev.pondkeeper.kernel.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.pondkeeper.kernel.CallerId;

/** The shop's own id of one refund; the same id twice is one refund. */
public record RefundId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RefundId {
        CallerId.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
