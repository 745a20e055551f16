package dev.pondkeeper.kernel.distributor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.pondkeeper.kernel.CallerId;

/** The payment provider's own id of one payout. */
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
