package dev.pondkeeper.saga.campaign;

import dev.pondkeeper.kernel.campaign.Campaign;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignRunStarted;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignStepTaken;
import dev.pondkeeper.kernel.campaign.Outcome;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponExpired;
import dev.pondkeeper.kernel.customer.CustomerEvent.ContactPreferencesSet;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRestricted;
import dev.pondkeeper.kernel.order.CouponId;
import dev.pondkeeper.saga.IdsOnly;
import dev.pondkeeper.saga.ProgrammeInForce;
import dev.pondkeeper.saga.ReactionCommands;
import dev.pondkeeper.saga.campaign.Run.Plan;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;

/**
 * Coupons for who has never ordered, deeper and deeper, and after each order less deep again (阶梯发券, DOMAIN.md §3.2). One coupon
 * is open at a time. An upward coupon that passes unused leaves the customer on that rung until the next order.
 */
@Saga
@IdsOnly
@ProcessingGroup(CouponLadderSaga.NAME)
public class CouponLadderSaga extends LadderOrders {

    static final String NAME = "coupon-ladder";
    static final String IDLE_OVER = "ladder-idle-over";
    static final String COMPARED = "ladder-compared";

    public CouponLadderSaga() {} // Axon makes sagas itself

    @StartSaga
    @SagaEventHandler(associationProperty = "runId")
    public void on(
            CampaignRunStarted event,
            @Timestamp Instant now,
            ProgrammeInForce programme,
            ReactionCommands commands,
            DeadlineManager deadlines) {
        Run begun = begin(Campaign.COUPON_LADDER, event);
        if (begun == null) return;
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
        if (coupons() > 0 || isComparing()) return;
        Rungs rungs = rungs(programme);
        if (run().holdout()) {
            compare();
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
        if (coupon == null || event.touchId() == null) return;
        if (!isOpen(coupon) && !beginsWith(coupon, event.rung())) return;
        Instant validUntil = rungs(programme).validUntil(event.occurredAt(), upward());
        run().ask("issue/" + coupon, LadderCoupon.of(event, upward(), validUntil, run().programmeVersion()), commands);
        run().ask("tell/" + coupon, LadderCoupon.newsOf(event, validUntil), commands);
        await(validUntil, "coupon-" + coupons() + "-over", event.occurredAt(), commands);
    }

    @SagaEventHandler(associationProperty = "couponId")
    public void on(CouponExpired event, @Timestamp Instant now, ProgrammeInForce programme, ReactionCommands commands) {
        if (!isOpen(event.couponId())) return;
        close();
        Rungs rungs = rungs(programme);
        Optional<Integer> next = upward() ? rungs.lessDeepThan(rung()) : rungs.deeperThan(rung());
        if (next.isEmpty()) {
            run().end(upward() ? Outcome.LADDER_CLIMBED : Outcome.LADDER_EXHAUSTED, now, commands);
        } else if (!upward()) {
            grant(next.get(), false, null, "the coupon of " + rung() + " passed unused", now, rungs, commands);
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

    @Override
    Set<String> deadlineNames() {
        return Set.of(IDLE_OVER, COMPARED);
    }
}
