package dev.pondkeeper.query.touch;

import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One touch as it stands.
 *
 * @param reason why it waits, was suppressed or withdrawn, or failed
 * @param waitsUntil the next time at which it is allowed, in recorded time
 * @param optOut words that the text must carry
 * @param counted whether it counts towards the frequency cap
 * @param via who sent it
 * @param version of the touch's stream, as in {@code If-Match}
 */
record TouchView(
        String touchId,
        String customerId,
        @Nullable String campaign,
        @Nullable Integer round,
        String purpose,
        String occasion,
        String template,
        String state,
        @Nullable String channel,
        @Nullable String reason,
        @Nullable Instant waitsUntil,
        @Nullable String optOut,
        boolean counted,
        @Nullable String via,
        @Nullable String reference,
        Instant requestedAt,
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt,
        Instant recordedAt,
        long version) {

    static TouchView of(Document touch) {
        return new TouchView(
                touch.getString("_id"),
                touch.getString("customerId"),
                touch.getString("campaign"),
                touch.getInteger("round"),
                touch.getString("purpose"),
                touch.getString("occasion"),
                touch.getString("template"),
                touch.getString("state"),
                touch.getString("channel"),
                touch.getString("reason"),
                time(touch, "waitsUntil"),
                touch.getString("optOut"),
                touch.getBoolean("counted"),
                touch.getString("via"),
                touch.getString("reference"),
                touch.get("requestedAt", Date.class).toInstant(),
                time(touch, "sentAt"),
                time(touch, "deliveredAt"),
                touch.get("recordedAt", Date.class).toInstant(),
                touch.getLong("version"));
    }

    private static @Nullable Instant time(Document touch, String field) {
        Date time = touch.get(field, Date.class);
        return time == null ? null : time.toInstant();
    }
}
