package dev.pondkeeper.query.coupon;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.coupon.CouponEvent;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponExpired;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponIssued;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponRedeemed;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponRedemptionRefused;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReleased;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReserved;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReturned;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponVoided;
import dev.pondkeeper.kernel.coupon.CouponEvent.Evidence;
import dev.pondkeeper.query.view.Listing;
import dev.pondkeeper.query.view.Projection;
import dev.pondkeeper.query.view.View;
import dev.pondkeeper.query.view.ViewChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One document per coupon. */
@Component
@ProcessingGroup(CouponViews.NAME)
final class CouponProjection implements Projection {

    @Override
    public View view() {
        return View.of(CouponViews.NAME, CouponViews.COUPONS);
    }

    @EventHandler
    void on(CouponIssued event, ViewChanges changes) {
        update(event, changes, coupon -> {
            coupon.append(
                            Listing.KEY,
                            Listing.key(event.occurredAt(), event.couponId().value()))
                    .append("customerId", event.customerId().value())
                    .append("state", "ISSUED")
                    .append("kind", event.kind())
                    .append("validFrom", event.validFrom())
                    .append("validUntil", event.validUntil())
                    .append("programmeVersion", event.programmeVersion())
                    .append("issuedAt", event.occurredAt())
                    .append("recordedAt", changes.recordedAt());
            put(coupon, "percentPaid", event.percentPaid());
            put(coupon, "amountOff", amount(event.amountOff()));
            put(coupon, "floor", amount(event.floor()));
            put(coupon, "campaign", event.campaign());
            put(coupon, "evidence", evidence(event.evidence()));
        });
    }

    @EventHandler
    void on(CouponReserved event, ViewChanges changes) {
        update(event, changes, coupon -> coupon.append("state", "RESERVED")
                .append("orderId", event.orderId().value())
                .append("discount", amount(event.discount()))
                .append("reservedUntil", event.reservedUntil()));
    }

    @EventHandler
    void on(CouponReleased event, ViewChanges changes) {
        update(event, changes, coupon -> free(coupon.append("state", "ISSUED")));
    }

    @EventHandler
    void on(CouponRedeemed event, ViewChanges changes) {
        update(event, changes, coupon -> {
            free(coupon)
                    .append("state", "REDEEMED")
                    .append("orderId", event.orderId().value())
                    .append("redeemedAt", event.occurredAt());
            put(coupon, "discount", amount(event.discount()));
        });
    }

    @EventHandler
    void on(CouponRedemptionRefused event, ViewChanges changes) {
        update(event, changes, coupon -> {
            List<Document> refused = new ArrayList<>(coupon.getList("refused", Document.class, List.of()));
            refused.add(new Document("orderId", event.orderId().value())
                    .append("customerId", event.customerId().value())
                    .append("reason", event.reason())
                    .append("occurredAt", event.occurredAt()));
            coupon.append("refused", refused);
        });
    }

    @EventHandler
    void on(CouponReturned event, ViewChanges changes) {
        update(event, changes, coupon -> free(coupon).append("state", event.state()));
    }

    @EventHandler
    void on(CouponExpired event, ViewChanges changes) {
        update(event, changes, coupon -> free(coupon).append("state", "EXPIRED").append("endedAt", event.occurredAt()));
    }

    @EventHandler
    void on(CouponVoided event, ViewChanges changes) {
        update(event, changes, coupon -> free(coupon)
                .append("state", "VOIDED")
                .append("reason", event.reason())
                .append("endedAt", event.occurredAt()));
    }

    private static void update(CouponEvent event, ViewChanges changes, Consumer<Document> change) {
        changes.update(CouponViews.COUPONS, event.couponId().value(), coupon -> {
            change.accept(coupon);
            coupon.append("version", changes.sequence());
        });
    }

    private static Document free(Document coupon) {
        List.of("orderId", "discount", "reservedUntil", "redeemedAt").forEach(coupon::remove);
        return coupon;
    }

    private static void put(Document coupon, String field, @Nullable Object value) {
        if (value != null) coupon.append(field, value);
    }

    private static @Nullable Document amount(@Nullable Amount amount) {
        return amount == null ? null : new Document("amount", amount.amount()).append("currency", amount.currency());
    }

    private static @Nullable Document evidence(@Nullable Evidence evidence) {
        if (evidence == null) return null;
        return new Document("rung", evidence.rung())
                .append("rule", evidence.rule())
                .append(
                        "inputs",
                        evidence.inputs().stream()
                                .map(input -> new Document("name", input.name()).append("value", input.value()))
                                .toList())
                .append("programmeVersion", evidence.programmeVersion());
    }
}
