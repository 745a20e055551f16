package dev.pondkeeper.kernel.order;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.pondkeeper.kernel.CallerId;

/** One coupon issued to one customer. */
public record CouponId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CouponId {
        CallerId.check(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
