package dev.pondkeeper.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponExpired;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponIssued;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponRedeemed;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReleased;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReserved;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReturned;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponVoided;
import dev.pondkeeper.kernel.order.CouponId;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A coupon is in one state at a time, used by one order at most, and not by one that was paid after its end was recorded (DOMAIN.md §2,
 * Coupon); the use itself may be recorded later than that, because a policy may lag.
 */
final class CouponsAreUsedOnce implements Rule {

    private enum State {
        ISSUED,
        RESERVED,
        REDEEMED,
        EXPIRED,
        OVER
    }

    private final Map<CouponId, State> states = new HashMap<>();
    private final Map<CouponId, OrderId> holders = new HashMap<>();
    private final Set<OrderId> paid = new HashSet<>();
    private final Map<CouponId, Set<OrderId>> paidBefore = new HashMap<>();

    @Override
    public void hear(Event event) {
        if (event instanceof CouponIssued issued) {
            goes(issued.couponId(), null, State.ISSUED, event);
        }
        if (event instanceof CouponReserved reserved) {
            goes(reserved.couponId(), State.ISSUED, State.RESERVED, event);
            holders.put(reserved.couponId(), reserved.orderId());
            assertThat(reserved.discount().amount() + reserved.payable().amount())
                    .as("discount and payable of %s", reserved)
                    .isEqualTo(reserved.amount().amount());
        }
        if (event instanceof CouponReleased released) {
            goes(released.couponId(), State.RESERVED, State.ISSUED, event);
            assertThat(holders.remove(released.couponId())).isEqualTo(released.orderId());
        }
        if (event instanceof CouponRedeemed redeemed) {
            OrderId holder = holders.get(redeemed.couponId());
            assertThat(holder == null || holder.equals(redeemed.orderId()))
                    .as("reserved for %s: %s", holder, redeemed)
                    .isTrue();
            boolean late = states.get(redeemed.couponId()) == State.EXPIRED;
            if (late)
                assertThat(paidBefore.get(redeemed.couponId()))
                        .as("%s", redeemed)
                        .contains(redeemed.orderId());
            State before = late ? State.EXPIRED : holder == null ? State.ISSUED : State.RESERVED;
            goes(redeemed.couponId(), before, State.REDEEMED, event);
            holders.put(redeemed.couponId(), redeemed.orderId());
        }
        if (event instanceof CouponReturned returned) {
            boolean usable = returned.state().equals("RETURNED");
            goes(returned.couponId(), State.REDEEMED, usable ? State.ISSUED : State.EXPIRED, event);
            if (!usable) paidBefore.put(returned.couponId(), Set.copyOf(paid));
            assertThat(holders.remove(returned.couponId())).isEqualTo(returned.orderId());
        }
        if (event instanceof OrderPaid order) paid.add(order.orderId());
        if (event instanceof CouponExpired expired) {
            goes(expired.couponId(), State.ISSUED, State.EXPIRED, event);
            paidBefore.put(expired.couponId(), Set.copyOf(paid));
        }
        if (event instanceof CouponVoided voided) {
            assertThat(states.put(voided.couponId(), State.OVER))
                    .as("open before %s", voided)
                    .isIn(State.ISSUED, State.RESERVED);
        }
    }

    private void goes(CouponId coupon, @Nullable State from, State to, Event event) {
        assertThat(states.put(coupon, to)).as("the state before %s", event).isEqualTo(from);
    }
}
