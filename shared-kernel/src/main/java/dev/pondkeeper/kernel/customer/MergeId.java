package dev.pondkeeper.kernel.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.pondkeeper.kernel.CallerId;

/** One merge of two customers. */
public record MergeId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MergeId {
        CallerId.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
