package dev.pondkeeper.saga.campaign;

import dev.pondkeeper.kernel.campaign.Campaign;
import dev.pondkeeper.kernel.campaign.CampaignCommand.TakeCampaignStep;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignRunEnded;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignRunStarted;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignStepTaken;
import dev.pondkeeper.kernel.campaign.CampaignIds;
import dev.pondkeeper.kernel.campaign.Outcome;
import dev.pondkeeper.kernel.coupon.CouponCommand.VoidCoupon;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponExpired;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponRedeemed;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReturned;
import dev.pondkeeper.kernel.customer.CustomerEvent.ContactPreferencesSet;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerErased;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerMergedAway;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRestricted;
import dev.pondkeeper.kernel.order.CouponId;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderEvent.OrderRefunded;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.saga.IdsOnly;
import dev.pondkeeper.saga.ProgrammeInForce;
import dev.pondkeeper.saga.ReactionCommands;
import dev.pondkeeper.saga.campaign.Run.Plan;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;

/**
 * Coupons for who has never ordered, deeper and deeper, and after each order less deep again (阶梯发券, DOMAIN.md §3.2). One coupon
 * is open at a time. An upward coupon that passes unused leaves the customer on that rung until the next order.
 */
@Saga
@IdsOnly
@ProcessingGroup(CouponLadderSaga.NAME)
public class CouponLadderSaga {

    static final String NAME = "coupon-ladder";
    static final String IDLE_OVER = "ladder-idle-over";
    static final String COMPARED = "ladder-compared";

    private @Nullable Run run;
    private int coupons;
    private int rung;
    private boolean upward;
    private @Nullable CouponId open;
    private @Nullable Use used;
    private @Nullable Before before;
    private @Nullable Before returning;
    private boolean comparing;

    public CouponLadderSaga() {} // Axon makes sagas itself

    /** Which order a coupon of the ladder paid for last. */
    record Use(CouponId coupon, OrderId order) {}

    /**
     * Where the customer stood before an order.
     *
     * @param used the coupon that the order used up; null if it used none of ours
     */
    record Before(
            OrderId order,
            Instant paidAt,
            int rung,
            boolean upward,
            @Nullable CouponId used) {}

    @StartSaga
    @SagaEventHandler(associationProperty = "runId")
    public void on(
            CampaignRunStarted event,
            @Timestamp Instant now,
            ProgrammeInForce programme,
            ReactionCommands commands,
            DeadlineManager deadlines) {
        if (!Campaign.COUPON_LADDER.is(event.campaign())) {
            SagaLifecycle.end();
            return;
        }
        Run begun = Run.of(event);
        run = begun;
        SagaLifecycle.associateWith("customerId", event.customerId().value());
        Rungs rungs = rungs(programme);
        String reason = rungs.rules().idleDays() + " days without a paid order";
        begun.plan(
                new Plan(IDLE_OVER, 1, "coupon-1", 1, rungs.idleUntil(event.occurredAt()), reason),
                now,
                commands,
                deadlines);
    }

    @DeadlineHandler(deadlineName = IDLE_OVER)
    public void idleOver(
            Integer number,
            @MetaDataValue(value = "recordedAt", required = true) Instant now,
            ProgrammeInForce programme,
            ReactionCommands commands,
            DeadlineManager deadlines) {
        if (coupons > 0 || comparing) return;
        Rungs rungs = rungs(programme);
        if (run().holdout()) {
            comparing = true;
            Instant until = rungs.comparedUntil(now);
            run().plan(new Plan(COMPARED, 1, "compare", null, until, "held out"), now, commands, deadlines);
        } else {
            String reason = rungs.rules().idleDays() + " days without a paid order";
            grant(rungs.first(), false, null, reason, now, rungs, commands);
        }
    }

    @DeadlineHandler(deadlineName = COMPARED)
    public void compared(
            Integer number,
            @MetaDataValue(value = "recordedAt", required = true) Instant now,
            ReactionCommands commands) {
        run().end(Outcome.LADDER_EXHAUSTED, now, commands);
    }

    /** The run goes on: the coupon is given, and the customer told of it. */
    @SagaEventHandler(associationProperty = "runId")
    public void on(CampaignStepTaken event, ProgrammeInForce programme, ReactionCommands commands) {
        CouponId coupon = event.couponId();
        if (coupon == null || event.touchId() == null || !coupon.equals(open)) return;
        Instant validUntil = rungs(programme).validUntil(event.occurredAt(), upward);
        run().ask("issue/" + coupon, LadderCoupon.of(event, upward, validUntil, run().programmeVersion()), commands);
        run().ask("tell/" + coupon, LadderCoupon.newsOf(event, validUntil), commands);
        String until = "the coupon of " + event.rung() + " is valid until then";
        run().awaits("coupon-" + coupons + "-over", null, validUntil, until, event.occurredAt(), commands);
    }

    @SagaEventHandler(associationProperty = "couponId")
    public void on(CouponExpired event, @Timestamp Instant now, ProgrammeInForce programme, ReactionCommands commands) {
        if (!event.couponId().equals(open)) return;
        open = null;
        Rungs rungs = rungs(programme);
        Optional<Integer> next = upward ? rungs.lessDeepThan(rung) : rungs.deeperThan(rung);
        if (next.isEmpty()) {
            run().end(upward ? Outcome.LADDER_CLIMBED : Outcome.LADDER_EXHAUSTED, now, commands);
        } else if (!upward) {
            grant(next.get(), false, null, "the coupon of " + rung + " passed unused", now, rungs, commands);
        }
    }

    @SagaEventHandler(associationProperty = "couponId")
    public void on(CouponRedeemed event) {
        if (!event.couponId().equals(open)) return;
        used = new Use(event.couponId(), event.orderId());
        open = null;
    }

    @SagaEventHandler(associationProperty = "customerId")
    public void on(OrderPaid event, @Timestamp Instant now, ProgrammeInForce programme, ReactionCommands commands) {
        if (coupons == 0) {
            run().end(comparing ? Outcome.BOUGHT : Outcome.BOUGHT_UNASKED, now, commands);
            return;
        }
        CouponId paidWith = paidWith(event);
        before = new Before(event.orderId(), event.occurredAt(), rung, upward, paidWith);
        voidOpen(paidWith, "an order was paid", event.orderId(), now, commands);
        Rungs rungs = rungs(programme);
        Optional<Integer> next = rungs.lessDeepThan(rung);
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
        rung = back.rung();
        upward = back.upward();
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
            open = event.couponId();
            take("back-" + event.orderId(), null, back.order(), "the order was paid back", now, commands);
        } else {
            putBack(back, now, rungs(programme), commands);
        }
    }

    @SagaEventHandler(associationProperty = "customerId")
    public void on(
            ContactPreferencesSet event, @MessageIdentifier String id, @Timestamp Instant now, ReactionCommands to) {
        if (event.preferences().noPersonalOffers()) run().reconsider(id, now, to);
    }

    @SagaEventHandler(associationProperty = "customerId")
    public void on(
            CustomerRestricted event, @MessageIdentifier String id, @Timestamp Instant now, ReactionCommands to) {
        run().reconsider(id, now, to);
    }

    @SagaEventHandler(associationProperty = "customerId")
    public void on(CustomerErased event, @MessageIdentifier String id, @Timestamp Instant now, ReactionCommands to) {
        run().reconsider(id, now, to);
    }

    @SagaEventHandler(associationProperty = "customerId")
    public void on(
            CustomerMergedAway event, @MessageIdentifier String id, @Timestamp Instant now, ReactionCommands to) {
        run().reconsider(id, now, to);
    }

    @SagaEventHandler(associationProperty = "runId")
    public void on(CampaignRunEnded event, DeadlineManager deadlines) {
        deadlines.cancelAllWithinScope(IDLE_OVER);
        deadlines.cancelAllWithinScope(COMPARED);
        SagaLifecycle.end();
    }

    private @Nullable CouponId paidWith(OrderPaid order) {
        Use last = used;
        if (last != null && last.order().equals(order.orderId())) return last.coupon();
        return open != null && open.equals(order.couponId()) ? open : null;
    }

    private void voidOpen(
            @Nullable CouponId but, String reason, OrderId order, Instant now, ReactionCommands commands) {
        CouponId voided = open;
        open = null;
        if (voided == null || voided.equals(but)) return;
        run().ask("void/" + voided + "/" + order, new VoidCoupon(voided, reason, now), commands);
    }

    /** One that comes back by a refund that puts nobody back must not stand beside the one that is open. */
    private void voidStray(CouponReturned event, Instant now, ReactionCommands commands) {
        CouponId stray = event.couponId();
        if (!event.state().equals("RETURNED") || stray.equals(open)) return;
        String reason = "the ladder has gone on";
        run().ask("void/" + stray + "/returned/" + event.orderId(), new VoidCoupon(stray, reason, now), commands);
    }

    private void putBack(Before back, Instant now, Rungs rungs, ReactionCommands commands) {
        grant(back.rung(), back.upward(), back.order(), "the order was paid back", now, rungs, commands);
    }

    private void grant(
            int next,
            boolean up,
            @Nullable OrderId order,
            String reason,
            Instant now,
            Rungs rungs,
            ReactionCommands commands) {
        if (coupons >= rungs.rules().lifetimeCoupons()) {
            run().end(Outcome.LIFETIME_CAP, now, commands);
        } else if (!rungs.allows(next)) {
            run().end(Outcome.MARGIN_FLOOR, now, commands);
        } else {
            coupons++;
            rung = next;
            upward = up;
            CouponId coupon = CampaignIds.coupon(run().id(), coupons);
            open = coupon;
            SagaLifecycle.associateWith("couponId", coupon.value());
            take("coupon-" + coupons, coupons, order, reason, now, commands);
        }
    }

    /** @param round null where nothing new is given */
    private void take(
            String step,
            @Nullable Integer round,
            @Nullable OrderId order,
            String reason,
            Instant now,
            ReactionCommands commands) {
        Run going = run();
        TakeCampaignStep taking = new TakeCampaignStep(
                going.id(),
                going.customer(),
                step,
                round,
                round == null ? null : CampaignIds.couponTouch(going.id(), round),
                open,
                order,
                rung,
                reason,
                now);
        going.ask(step, taking, commands);
    }

    private Rungs rungs(ProgrammeInForce programme) {
        return Rungs.of(programme.version(run().programmeVersion()));
    }

    private Run run() {
        return Objects.requireNonNull(run);
    }
}
