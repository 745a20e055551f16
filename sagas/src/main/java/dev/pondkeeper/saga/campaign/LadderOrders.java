package dev.pondkeeper.saga.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pondkeeper.kernel.campaign.Outcome;
import dev.pondkeeper.kernel.coupon.CouponCommand.VoidCoupon;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponIssued;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponRedeemed;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReturned;
import dev.pondkeeper.kernel.order.CouponId;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderEvent.OrderRefunded;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.saga.ProgrammeInForce;
import dev.pondkeeper.saga.ReactionCommands;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.jspecify.annotations.Nullable;

/**
 * What an order does on the ladder (DOMAIN.md §3.2): paid, it leads to the next coupon on the way up; paid back whole and in time,
 * back to where the customer stood before it.
 */
public abstract class LadderOrders extends LadderStanding {

    private static final String GONE_ON = "the ladder has gone on";

    private @Nullable Use used;
    private @Nullable Before before;
    private @Nullable Before returning;

    LadderOrders() {}

    /** Which order a coupon of the ladder paid for last. */
    record Use(CouponId coupon, OrderId order) {}

    /**
     * Where the customer stood before an order.
     *
     * @param used the coupon that the order used up; null if it used none of ours
     * @param usableUntil the end of that coupon, where it is known
     */
    record Before(
            OrderId order,
            Instant paidAt,
            int rung,
            boolean upward,
            @Nullable CouponId used,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant usableUntil) {}

    /** One that is issued when an order has moved the ladder on must not stand beside the one that is open. */
    @SagaEventHandler(associationProperty = "couponId")
    public void on(CouponIssued event, @Timestamp Instant now, ReactionCommands commands) {
        CouponId issued = event.couponId();
        arrived(issued);
        if (!isOpen(issued)) run().ask("void/" + issued + "/issued", new VoidCoupon(issued, GONE_ON, now), commands);
    }

    @SagaEventHandler(associationProperty = "couponId")
    public void on(CouponRedeemed event) {
        if (!isOpen(event.couponId())) return;
        used = new Use(event.couponId(), event.orderId());
        close();
    }

    @SagaEventHandler(associationProperty = "customerId")
    public void on(OrderPaid event, @Timestamp Instant now, ProgrammeInForce programme, ReactionCommands commands) {
        if (coupons() == 0) {
            run().end(isComparing() ? Outcome.BOUGHT : Outcome.BOUGHT_UNASKED, now, commands);
            return;
        }
        CouponId paidWith = paidWith(event);
        Instant usableUntil = paidWith == null ? null : usableUntil();
        before = new Before(event.orderId(), event.occurredAt(), rung(), upward(), paidWith, usableUntil);
        voidOpen(paidWith, "an order was paid", event.orderId(), now, commands);
        Rungs rungs = rungs(programme);
        Optional<Integer> next = rungs.lessDeepThan(rung());
        if (next.isEmpty()) {
            run().end(Outcome.LADDER_CLIMBED, now, commands);
        } else {
            grant(next.get(), true, event.orderId(), "an order was paid", now, rungs, commands);
        }
    }

    /** Paid back whole and in time: back to the rung held before, never deeper. */
    @SagaEventHandler(associationProperty = "customerId")
    public void on(OrderRefunded event, @Timestamp Instant now, ProgrammeInForce programme, ReactionCommands commands) {
        Before back = before;
        Rungs rungs = rungs(programme);
        if (back == null || !back.order().equals(event.orderId()) || event.net().amount() > 0) return;
        if (!event.occurredAt().isBefore(rungs.putsBackUntil(back.paidAt()))) return;
        voidOpen(null, "the order was paid back", event.orderId(), now, commands);
        before = null;
        stepTo(back.rung(), back.upward());
        if (back.used() == null) putBack(back, now, rungs, commands);
        else returning = back;
    }

    @SagaEventHandler(associationProperty = "couponId")
    public void on(
            CouponReturned event, @Timestamp Instant now, ProgrammeInForce programme, ReactionCommands commands) {
        Before back = returning;
        if (back == null || !event.couponId().equals(back.used())) {
            voidStray(event, now, commands);
            return;
        }
        returning = null;
        if (event.state().equals("RETURNED")) {
            String step = "back-" + event.orderId();
            reopen(event.couponId(), step, back.order(), "the order was paid back", now, commands);
            Instant end = back.usableUntil();
            if (end != null) await(end, step + "-over", now, commands);
        } else {
            putBack(back, now, rungs(programme), commands);
        }
    }

    private @Nullable CouponId paidWith(OrderPaid order) {
        Use last = used;
        if (last != null && last.order().equals(order.orderId())) return last.coupon();
        return isOpen(order.couponId()) ? order.couponId() : null;
    }

    /** One that comes back by a refund that puts nobody back must not stand beside the one that is open. */
    private void voidStray(CouponReturned event, Instant now, ReactionCommands commands) {
        CouponId stray = event.couponId();
        if (!event.state().equals("RETURNED") || isOpen(stray)) return;
        run().ask("void/" + stray + "/returned/" + event.orderId(), new VoidCoupon(stray, GONE_ON, now), commands);
    }

    private void putBack(Before back, Instant now, Rungs rungs, ReactionCommands commands) {
        grant(back.rung(), back.upward(), back.order(), "the order was paid back", now, rungs, commands);
    }
}
