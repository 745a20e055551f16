package dev.pondkeeper.kernel.distributor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.pondkeeper.kernel.CallerId;

/** One withdrawal of a distributor; the same id twice is one withdrawal. */
public record WithdrawalId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WithdrawalId {
        CallerId.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
