package dev.pondkeeper.query.distributor;

import dev.pondkeeper.kernel.Amount;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What one order of a referee earned.
 *
 * @param state ACCRUED, HELD, SETTLED, REVERSED, or FORGONE where the right was suspended or revoked
 * @param base the net paid amount on which it is reckoned; null where forgone
 * @param left of the commission after refunds
 * @param refunded of the order so far, minor units
 * @param holdEndsAt null until the order was received
 * @param reason why it was forgone
 */
record CommissionView(
        String orderId,
        @Nullable String buyerId,
        int level,
        String state,
        int basisPoints,
        @Nullable Amount base,
        long commission,
        long left,
        long refunded,
        List<Line> lines,
        @Nullable Instant holdEndsAt,
        @Nullable String reason,
        Instant accruedAt,
        Instant recordedAt) {

    /** One line of the order; the sku is null where the whole order counts as one. */
    record Line(@Nullable String sku, long base, long commission) {}

    static CommissionView of(Document line) {
        String currency = line.getString("currency");
        Date holdEndsAt = line.getDate("holdEndsAt");
        return new CommissionView(
                line.getString("orderId"),
                line.getString("buyerId"),
                line.getInteger("level", 1),
                line.getString("state"),
                line.getInteger("basisPoints", 0),
                currency == null ? null : new Amount(line.getLong("base"), currency),
                line.getLong("commission"),
                line.getLong("left"),
                line.getLong("refunded"),
                line.getList("lines", Document.class, List.of()).stream()
                        .map(part -> new Line(part.getString("sku"), part.getLong("base"), part.getLong("commission")))
                        .toList(),
                holdEndsAt == null ? null : holdEndsAt.toInstant(),
                line.getString("reason"),
                line.getDate("accruedAt").toInstant(),
                line.getDate("recordedAt").toInstant());
    }
}
