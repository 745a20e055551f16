package dev.pondkeeper.query.coupon;

import dev.pondkeeper.kernel.Amount;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One coupon as it stands.
 *
 * @param state as the latest event has it: an end that has passed shows once it is recorded
 * @param validUntil exclusive
 * @param orderId that it is reserved for or was used by
 * @param discount what it takes off that order; null where only the payment told of it
 * @param endedAt when it expired or was voided
 * @param evidence why a campaign offered this price (fair-price evidence)
 * @param refused payments that named it and could not use it
 * @param version of the coupon's stream, as in {@code If-Match}
 */
record CouponView(
        String couponId,
        String customerId,
        String state,
        String kind,
        @Nullable Integer percentPaid,
        @Nullable Amount amountOff,
        @Nullable Amount floor,
        Instant validFrom,
        Instant validUntil,
        @Nullable String orderId,
        @Nullable Amount discount,
        @Nullable Instant reservedUntil,
        @Nullable Instant redeemedAt,
        @Nullable Instant endedAt,
        @Nullable String reason,
        @Nullable String campaign,
        @Nullable Evidence evidence,
        List<Refused> refused,
        int programmeVersion,
        Instant issuedAt,
        Instant recordedAt,
        long version) {

    record Evidence(int rung, String rule, List<Input> inputs, int programmeVersion) {}

    record Input(String name, String value) {}

    record Refused(String orderId, String customerId, String reason, Instant occurredAt) {}

    static CouponView of(Document coupon) {
        return new CouponView(
                coupon.getString("_id"),
                coupon.getString("customerId"),
                coupon.getString("state"),
                coupon.getString("kind"),
                coupon.getInteger("percentPaid"),
                amount(coupon, "amountOff"),
                amount(coupon, "floor"),
                coupon.get("validFrom", Date.class).toInstant(),
                coupon.get("validUntil", Date.class).toInstant(),
                coupon.getString("orderId"),
                amount(coupon, "discount"),
                time(coupon, "reservedUntil"),
                time(coupon, "redeemedAt"),
                time(coupon, "endedAt"),
                coupon.getString("reason"),
                coupon.getString("campaign"),
                evidence(coupon.get("evidence", Document.class)),
                coupon.getList("refused", Document.class, List.of()).stream()
                        .map(CouponView::refused)
                        .toList(),
                coupon.getInteger("programmeVersion"),
                coupon.get("issuedAt", Date.class).toInstant(),
                coupon.get("recordedAt", Date.class).toInstant(),
                coupon.getLong("version"));
    }

    private static Refused refused(Document refused) {
        return new Refused(
                refused.getString("orderId"),
                refused.getString("customerId"),
                refused.getString("reason"),
                refused.get("occurredAt", Date.class).toInstant());
    }

    private static @Nullable Evidence evidence(@Nullable Document evidence) {
        if (evidence == null) return null;
        return new Evidence(
                evidence.getInteger("rung"),
                evidence.getString("rule"),
                evidence.getList("inputs", Document.class).stream()
                        .map(input -> new Input(input.getString("name"), input.getString("value")))
                        .toList(),
                evidence.getInteger("programmeVersion"));
    }

    private static @Nullable Amount amount(Document coupon, String field) {
        Document amount = coupon.get(field, Document.class);
        return amount == null ? null : new Amount(amount.getLong("amount"), amount.getString("currency"));
    }

    private static @Nullable Instant time(Document coupon, String field) {
        Date time = coupon.get(field, Date.class);
        return time == null ? null : time.toInstant();
    }
}
