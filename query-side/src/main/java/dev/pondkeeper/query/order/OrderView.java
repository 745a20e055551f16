package dev.pondkeeper.query.order;

import dev.pondkeeper.kernel.Amount;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One order as it stands.
 *
 * @param net paid less refunded
 * @param paidAt business time
 * @param recordedAt when the payment was recorded
 * @param receivedAt when the goods arrived, business time; null until then
 * @param version of the order's stream, as in {@code If-Match}
 */
record OrderView(
        String orderId,
        String customerId,
        Amount amount,
        Amount refunded,
        Amount net,
        Instant paidAt,
        Instant recordedAt,
        @Nullable Instant receivedAt,
        List<Line> lines,
        @Nullable String couponId,
        @Nullable String redemptionId,
        List<Refund> refunds,
        long version) {

    record Line(String sku, int quantity, Amount amount) {}

    /** @param refundedAt business time */
    record Refund(String refundId, Amount amount, Instant refundedAt, Instant recordedAt) {}

    static OrderView of(Document order) {
        String currency = order.getString("currency");
        return new OrderView(
                order.getString("_id"),
                order.getString("customerId"),
                new Amount(order.getLong("amount"), currency),
                new Amount(order.getLong("refunded"), currency),
                new Amount(order.getLong("net"), currency),
                time(order, "paidAt"),
                time(order, "recordedAt"),
                order.containsKey("receivedAt") ? time(order, "receivedAt") : null,
                order.getList("lines", Document.class).stream()
                        .map(OrderView::line)
                        .toList(),
                order.getString("couponId"),
                order.getString("redemptionId"),
                order.getList("refunds", Document.class, List.of()).stream()
                        .map(refund -> refund(refund, currency))
                        .toList(),
                order.getLong("version"));
    }

    private static Line line(Document line) {
        return new Line(
                line.getString("sku"),
                line.getInteger("quantity"),
                new Amount(line.getLong("amount"), line.getString("currency")));
    }

    private static Refund refund(Document refund, String currency) {
        return new Refund(
                refund.getString("refundId"),
                new Amount(refund.getLong("amount"), currency),
                time(refund, "refundedAt"),
                time(refund, "recordedAt"));
    }

    private static Instant time(Document document, String field) {
        return document.get(field, Date.class).toInstant();
    }
}
