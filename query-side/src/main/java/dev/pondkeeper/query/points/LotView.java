package dev.pondkeeper.query.points;

import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One lot (批次).
 *
 * @param state PENDING before its activation, ACTIVE while something is left or held, then what took the last of it: SPENT,
 *     EXPIRED or REVERSED
 * @param remaining of {@code points}, what is left and not held
 * @param held of {@code points}, what is set aside
 * @param origin the lot that it came from; null if it is no other's successor
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
        long held,
        @Nullable String origin,
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
        Long held = lot.getLong("held");
        long aside = held == null ? 0 : held;
        boolean pending = now.isBefore(activatesAt) || lot.getBoolean("pending", false);
        String over = lot.getString("closed");
        String state = remaining + aside > 0 ? pending ? "PENDING" : "ACTIVE" : over == null ? "SPENT" : over;
        return new LotView(
                lot.getString("lotId"),
                state,
                lot.getLong("points"),
                remaining,
                aside,
                lot.getString("origin"),
                activatesAt,
                expiresAt,
                remaining > 0 && expiresAt != null && now.isAfter(expiresAt),
                lot.get("earnedAt", Date.class).toInstant(),
                lot.get("recordedAt", Date.class).toInstant(),
                lot.getInteger("programmeVersion"));
    }
}
