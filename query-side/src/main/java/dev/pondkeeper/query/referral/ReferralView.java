package dev.pondkeeper.query.referral;

import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One edge from a referrer to a referee.
 *
 * @param state INVITED, BOUND, QUALIFIED, REWARDED, REJECTED or UNBOUND
 * @param live whether the referrer earns by the referee's orders now; a bound edge whose reward was rejected does
 * @param reason of a rejection or an unbinding
 * @param mode how it was bound: FIRST_TOUCH, AT_REGISTRATION or LAST_TOUCH
 * @param protectedUntil before then no other referrer can take the referee over; null where none ever can
 * @param orderId the order that qualified it, or rewards nobody
 * @param rewardRevokedAt when the rewarded order was paid back, and the reward taken back with it
 * @param changedAt business time of the latest event
 */
record ReferralView(
        String refereeId,
        String referrerId,
        String state,
        boolean live,
        @Nullable String reason,
        @Nullable String mode,
        @Nullable Instant boundAt,
        @Nullable Instant protectedUntil,
        @Nullable String orderId,
        @Nullable Instant rewardedAt,
        @Nullable Instant rewardRevokedAt,
        Instant changedAt,
        Instant recordedAt) {

    static ReferralView of(Document edge) {
        Date changedAt = edge.getDate("changedAt");
        Date recordedAt = edge.getDate("recordedAt");
        return new ReferralView(
                edge.getString("refereeId"),
                edge.getString("referrerId"),
                edge.getString("state"),
                edge.getBoolean("live", false),
                edge.getString("reason"),
                edge.getString("mode"),
                time(edge, "boundAt"),
                time(edge, "protectedUntil"),
                edge.getString("orderId"),
                time(edge, "rewardedAt"),
                time(edge, "rewardRevokedAt"),
                changedAt.toInstant(),
                recordedAt.toInstant());
    }

    private static @Nullable Instant time(Document edge, String field) {
        Date time = edge.getDate(field);
        return time == null ? null : time.toInstant();
    }
}
