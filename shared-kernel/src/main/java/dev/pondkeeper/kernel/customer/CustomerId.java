package dev.pondkeeper.kernel.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.pondkeeper.kernel.CallerId;

/** One person as the brand knows them (ONE_ID). */
public record CustomerId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CustomerId {
        CallerId.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
