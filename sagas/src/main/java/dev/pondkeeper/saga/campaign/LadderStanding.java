package dev.pondkeeper.saga.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pondkeeper.kernel.campaign.CampaignCommand.TakeCampaignStep;
import dev.pondkeeper.kernel.campaign.CampaignIds;
import dev.pondkeeper.kernel.campaign.Outcome;
import dev.pondkeeper.kernel.coupon.CouponCommand.VoidCoupon;
import dev.pondkeeper.kernel.order.CouponId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.touch.TouchId;
import dev.pondkeeper.saga.ProgrammeInForce;
import dev.pondkeeper.saga.ReactionCommands;
import java.time.Instant;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.jspecify.annotations.Nullable;

/** On which rung of the ladder a customer stands, and the giving and voiding of its coupons (DOMAIN.md §3.2): one is open at a time. */
public abstract class LadderStanding extends CampaignSaga {

    private int coupons;
    private int rung;
    private boolean upward;
    private @Nullable CouponId open;
    private boolean comparing;

    /** The open one as long as nobody has said that it was issued: it may never be. Null in what was kept before this was kept too. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private @Nullable CouponId awaited;

    /** Until when the one given or given back last can be used. Null in what was kept before this was kept too. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private @Nullable Instant usableUntil;

    LadderStanding() {}

    /** How many coupons were given. */
    final int coupons() {
        return coupons;
    }

    /** What is paid in percent with the coupon given last; 0 before the first. */
    final int rung() {
        return rung;
    }

    /** Whether an order led to it. */
    final boolean upward() {
        return upward;
    }

    /** Whether the customer gets nothing and is only compared with those who do. */
    final boolean isComparing() {
        return comparing;
    }

    final void compare() {
        comparing = true;
    }

    /** Whether it is the one that can be used now. */
    final boolean isOpen(@Nullable CouponId coupon) {
        return open != null && open.equals(coupon);
    }

    /** It was issued, so it can be voided. */
    final void arrived(CouponId coupon) {
        if (coupon.equals(awaited)) awaited = null;
    }

    /** The open one can be used until then, and the run waits for that. */
    final void await(Instant end, String step, Instant now, ReactionCommands commands) {
        usableUntil = end;
        run().awaits(step, null, end, "the coupon of " + rung + " is valid until then", now, commands);
    }

    final @Nullable Instant usableUntil() {
        return usableUntil;
    }

    final void close() {
        open = null;
    }

    /** Back to where the customer stood before. */
    final void stepTo(int earlierRung, boolean wasUpward) {
        rung = earlierRung;
        upward = wasUpward;
    }

    /** Gives the next coupon, or ends the run where none may be given. */
    final void grant(
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
            TouchId stale = order == null ? null : lastTouch();
            if (stale != null) run().withdraw(stale, reason, now, commands);
            given(next, up);
            take("coupon-" + coupons, coupons, order, reason, now, commands);
        }
    }

    /**
     * Takes note of the first coupon where it is recorded already and the saga whose deadline asked for it is not kept yet: another
     * server may hear of it first, and the deadline, should it come again, finds it taken.
     */
    final boolean beginsWith(CouponId coupon, @Nullable Integer at) {
        if (coupons > 0 || at == null || !coupon.equals(CampaignIds.coupon(run().id(), 1))) return false;
        given(at, false);
        return true;
    }

    private void given(int next, boolean up) {
        coupons++;
        stepTo(next, up);
        CouponId coupon = CampaignIds.coupon(run().id(), coupons);
        open = coupon;
        awaited = coupon;
        SagaLifecycle.associateWith("couponId", coupon.value());
    }

    /** The news of the coupon given last: it is of no use any more once an order has come. */
    @Override
    @Nullable
    TouchId lastTouch() {
        return coupons == 0 ? null : CampaignIds.couponTouch(run().id(), coupons);
    }

    /** The coupon that an order had used up can be used again. */
    final void reopen(CouponId coupon, String step, OrderId order, String reason, Instant now, ReactionCommands to) {
        open = coupon;
        take(step, null, order, reason, now, to);
    }

    /** Voids the open coupon, unless it is that one, or was not issued yet: then that is waited for. */
    final void voidOpen(@Nullable CouponId but, String reason, OrderId order, Instant now, ReactionCommands commands) {
        CouponId voided = open;
        open = null;
        if (voided == null || voided.equals(but) || voided.equals(awaited)) return;
        run().ask("void/" + voided + "/" + order, new VoidCoupon(voided, reason, now), commands);
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

    final Rungs rungs(ProgrammeInForce programme) {
        return Rungs.of(programme.version(run().programmeVersion()));
    }
}
