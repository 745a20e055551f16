package dev.pondkeeper.query.touch;

import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One call of the list that the staff work.
 *
 * @param dueAt overdue from then on
 * @param staffId who has taken it on
 * @param version of the touch's stream, as in {@code If-Match}
 */
record StaffCallView(
        String touchId,
        String customerId,
        @Nullable String campaign,
        @Nullable Integer round,
        String state,
        Instant dueAt,
        @Nullable String staffId,
        @Nullable Instant claimedAt,
        @Nullable String outcome,
        @Nullable Instant completedAt,
        Instant openedAt,
        Instant recordedAt,
        long version) {

    static StaffCallView of(Document call) {
        return new StaffCallView(
                call.getString("_id"),
                call.getString("customerId"),
                call.getString("campaign"),
                call.getInteger("round"),
                call.getString("state"),
                call.get("dueAt", Date.class).toInstant(),
                call.getString("staffId"),
                time(call, "claimedAt"),
                call.getString("outcome"),
                time(call, "completedAt"),
                call.get("openedAt", Date.class).toInstant(),
                call.get("recordedAt", Date.class).toInstant(),
                call.getLong("version"));
    }

    private static @Nullable Instant time(Document call, String field) {
        Date time = call.get(field, Date.class);
        return time == null ? null : time.toInstant();
    }
}
