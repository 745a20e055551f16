package dev.pondkeeper.query.campaign;

import static dev.pondkeeper.query.campaign.Entries.put;

import dev.pondkeeper.kernel.coupon.CouponEvent;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponExpired;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponIssued;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponRedeemed;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReleased;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReserved;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReturned;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponVoided;
import dev.pondkeeper.query.view.ViewChanges;
import java.util.function.BiConsumer;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;

/** What became of the coupons that runs gave. */
abstract class RunCoupons {

    @EventHandler
    void on(CouponIssued event, ViewChanges changes) {
        coupon(event, "ISSUED", changes, (coupon, entry) -> {
            entry.append("validUntil", event.validUntil());
            if (!coupon.containsKey("rung")) put(coupon, "rung", event.percentPaid());
        });
    }

    @EventHandler
    void on(CouponReserved event, ViewChanges changes) {
        coupon(event, "RESERVED", changes, (coupon, entry) -> entry.append(
                        "orderId", event.orderId().value())
                .append("waitsUntil", event.reservedUntil()));
    }

    @EventHandler
    void on(CouponReleased event, ViewChanges changes) {
        coupon(event, "ISSUED", changes, (coupon, entry) -> entry.append(
                        "orderId", event.orderId().value())
                .append("reason", event.cause()));
    }

    @EventHandler
    void on(CouponRedeemed event, ViewChanges changes) {
        coupon(
                event,
                "REDEEMED",
                changes,
                (coupon, entry) -> entry.append("orderId", event.orderId().value()));
    }

    @EventHandler
    void on(CouponReturned event, ViewChanges changes) {
        coupon(event, event.state(), changes, (coupon, entry) -> entry.append(
                        "orderId", event.orderId().value())
                .append("state", event.state()));
    }

    @EventHandler
    void on(CouponExpired event, ViewChanges changes) {
        coupon(event, "EXPIRED", changes, (coupon, entry) -> {});
    }

    @EventHandler
    void on(CouponVoided event, ViewChanges changes) {
        coupon(event, "VOIDED", changes, (coupon, entry) -> entry.append("reason", event.reason()));
    }

    private static void coupon(
            CouponEvent event, String state, ViewChanges changes, BiConsumer<Document, Document> telling) {
        String id = event.couponId().value();
        changes.updateBy(CampaignViews.POINTERS, CampaignViews.coupon(id), CampaignViews.RUNS, run -> {
            Document coupon = RunDocument.part(run, RunDocument.COUPONS, id).append(RunDocument.STATE, state);
            Document entry = Entries.entry(event, changes);
            telling.accept(coupon, entry);
            Entries.add(coupon, entry);
        });
    }
}
