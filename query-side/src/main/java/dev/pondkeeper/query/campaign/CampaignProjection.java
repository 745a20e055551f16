package dev.pondkeeper.query.campaign;

import static dev.pondkeeper.query.campaign.Entries.put;

import dev.pondkeeper.kernel.campaign.Campaign;
import dev.pondkeeper.kernel.campaign.CampaignEvent;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignRunEnded;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignRunStarted;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignStepPlanned;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignStepTaken;
import dev.pondkeeper.kernel.campaign.CampaignIds;
import dev.pondkeeper.kernel.order.CouponId;
import dev.pondkeeper.kernel.touch.TouchId;
import dev.pondkeeper.query.view.Listing;
import dev.pondkeeper.query.view.Projection;
import dev.pondkeeper.query.view.View;
import dev.pondkeeper.query.view.ViewChanges;
import java.util.function.BiConsumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** One document per run. A step names the touch and the coupon it asks for before there is any word of them. */
@Component
@ProcessingGroup(CampaignViews.NAME)
final class CampaignProjection extends RunTouches implements Projection {

    @Override
    public View view() {
        return View.of(CampaignViews.NAME, CampaignViews.RUNS, CampaignViews.POINTERS, CampaignViews.SUMS);
    }

    @EventHandler
    void on(CampaignRunStarted event, ViewChanges changes) {
        if (Campaign.REFERRAL_REWARD.is(event.campaign())) {
            // No step names what the referral itself decides to give.
            String reward = CampaignIds.coupon(event.runId(), 1).value();
            changes.point(
                    CampaignViews.POINTERS,
                    CampaignViews.coupon(reward),
                    event.runId().value());
        }
        run(event, changes, (run, entry) -> {
            run.append(
                            Listing.KEY,
                            Listing.key(event.occurredAt(), event.runId().value()))
                    .append("campaign", event.campaign())
                    .append("customerId", event.customerId().value())
                    .append(RunDocument.STATE, RunDocument.RUNNING)
                    .append("startedAt", event.occurredAt())
                    .append(RunDocument.BEGAN, Quarter.of(event.occurredAt()))
                    .append("startedBy", event.startedBy())
                    .append("programmeVersion", event.programmeVersion())
                    .append("holdout", event.holdout())
                    .append("recordedAt", changes.recordedAt());
            put(run, "termNo", event.termNo());
            put(run, "endsAt", event.endsAt());
            if (event.referrerId() != null)
                run.append("referrerId", event.referrerId().value());
            entry.append("reason", event.startedBy());
        });
    }

    @EventHandler
    void on(CampaignStepPlanned event, ViewChanges changes) {
        run(event, changes, (run, entry) -> {
            Document next = new Document("step", event.step())
                    .append("dueAt", event.dueAt())
                    .append("reason", event.reason());
            put(next, "round", event.round());
            run.append(RunDocument.NEXT, next);
            entry.append("step", event.step())
                    .append("waitsUntil", event.dueAt())
                    .append("reason", event.reason());
            put(entry, "round", event.round());
        });
    }

    @EventHandler
    void on(CampaignStepTaken event, ViewChanges changes) {
        String runId = event.runId().value();
        TouchId touch = event.touchId();
        CouponId coupon = event.couponId();
        if (touch != null) changes.point(CampaignViews.POINTERS, CampaignViews.touch(touch.value()), runId);
        if (coupon != null) changes.point(CampaignViews.POINTERS, CampaignViews.coupon(coupon.value()), runId);
        run(event, changes, (run, entry) -> {
            if (event.round() != null) RunDocument.took(run, event.round());
            RunDocument.endPlan(run, event.step(), event.round());
            entry.append("step", event.step());
            put(entry, "round", event.round());
            put(entry, "rung", event.rung());
            put(entry, "reason", event.reason());
            if (event.orderId() != null) entry.append("orderId", event.orderId().value());
            if (touch != null) {
                put(RunDocument.part(run, RunDocument.TOUCHES, touch.value()), "round", event.round());
                entry.append("touchId", touch.value());
            }
            if (coupon != null) {
                put(RunDocument.part(run, RunDocument.COUPONS, coupon.value()), "rung", event.rung());
                entry.append("couponId", coupon.value());
            }
        });
    }

    @EventHandler
    void on(CampaignRunEnded event, ViewChanges changes) {
        run(event, changes, (run, entry) -> {
            run.append(RunDocument.STATE, RunDocument.ENDED)
                    .append("outcome", event.outcome())
                    .append("converted", event.converted())
                    .append("endedAt", event.occurredAt());
            put(run, "afterRound", event.afterRound());
            run.remove(RunDocument.NEXT);
            entry.append("outcome", event.outcome());
            put(entry, "round", event.afterRound());
        });
    }

    private static void run(CampaignEvent event, ViewChanges changes, BiConsumer<Document, Document> change) {
        changes.update(CampaignViews.RUNS, event.runId().value(), run -> {
            Document entry = Entries.entry(event, changes);
            change.accept(run, entry);
            Entries.add(run, entry);
            run.append("version", changes.sequence());
        });
    }
}
