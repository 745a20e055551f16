package dev.pondkeeper.query.points;

import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One lot (批次).
 *
 * @param state SPENT with nothing left, PENDING before its activation, else ACTIVE
 * @param remaining of {@code points}, what is left
 * @param expiresAt the last instant at which it can be used; null if it never expires
 * @param pastExpiry whether that instant has passed though no event has expired the lot yet: it still counts in the account's
 *     balances and can no longer be spent
 * @param earnedAt business time
 */
record LotView(
        String lotId,
        String state,
        long points,
        long remaining,
        Instant activatesAt,
        @Nullable Instant expiresAt,
        boolean pastExpiry,
        Instant earnedAt,
        Instant recordedAt,
        int programmeVersion) {

    static LotView of(Document lot, Instant now) {
        Instant activatesAt = lot.get("activatesAt", Date.class).toInstant();
        Date expiry = lot.get("expiresAt", Date.class);
        Instant expiresAt = expiry == null ? null : expiry.toInstant();
        long remaining = lot.getLong("remaining");
        String state = remaining == 0 ? "SPENT" : now.isBefore(activatesAt) ? "PENDING" : "ACTIVE";
        return new LotView(
                lot.getString("lotId"),
                state,
                lot.getLong("points"),
                remaining,
                activatesAt,
                expiresAt,
                remaining > 0 && expiresAt != null && now.isAfter(expiresAt),
                lot.get("earnedAt", Date.class).toInstant(),
                lot.get("recordedAt", Date.class).toInstant(),
                lot.getInteger("programmeVersion"));
    }
}
