package dev.pondkeeper.saga.coupon;

import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.coupon.CouponCommand.ExpireCoupon;
import dev.pondkeeper.kernel.coupon.CouponEvent;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponIssued;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReserved;
import dev.pondkeeper.saga.DueCommands;
import dev.pondkeeper.saga.DueTimes;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/**
 * A reservation times out and a validity ends on time and by themselves (DOMAIN.md §2, Coupon; §3, policies). A reservation that
 * holds the coupon beyond its validity ends both.
 */
@Component
@ProcessingGroup(DueTimes.GROUP)
class WhenCouponFallsDueThenExpire {

    static final String POLICY = "coupon-due";

    /** One that was over when it was issued is not ended by its issuing. */
    @EventHandler
    void on(CouponIssued event, EventMessage<?> message, DueCommands commands) {
        timesOf(event, message, commands).inAnyCase(event.validUntil());
    }

    @EventHandler
    void on(CouponReserved event, EventMessage<?> message, DueCommands commands) {
        timesOf(event, message, commands).inAnyCase(event.reservedUntil());
    }

    private static DueTimes timesOf(CouponEvent event, EventMessage<?> message, DueCommands commands) {
        return new DueTimes(
                POLICY,
                new StreamId("coupon", event.couponId().value()),
                message,
                due -> new ExpireCoupon(event.couponId(), due),
                commands);
    }
}
