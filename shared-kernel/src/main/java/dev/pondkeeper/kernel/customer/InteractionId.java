package dev.pondkeeper.kernel.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.pondkeeper.kernel.CallerId;

/** One interaction of a customer, so that the same one is counted once. */
public record InteractionId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public InteractionId {
        CallerId.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
