package dev.pondkeeper.kernel.channel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.pondkeeper.kernel.CallerId;

/** The brand's own code of one acquisition channel, the same that a registration names. */
public record ChannelCode(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ChannelCode {
        CallerId.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
