package dev.pondkeeper.query.points;

import dev.pondkeeper.kernel.points.PointsBalances;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One movement.
 *
 * @param sequence its number in the account's stream
 * @param points what came in or became usable, or with a minus what went out or was set aside
 * @param repaid of the points, what paid what was owed and so never became usable
 * @param balance available points after it
 * @param balances all balances after it
 * @param lotId the lot that it opened; null if it opened none
 * @param allocations the lots that it took from or gave back to
 * @param occurredAt business time
 */
record StatementLineView(
        long sequence,
        String movement,
        long points,
        long repaid,
        long balance,
        PointsBalances balances,
        Cause cause,
        @Nullable String lotId,
        List<Allocation> allocations,
        Instant occurredAt,
        Instant recordedAt) {

    /**
     * Why the points moved.
     *
     * @param kind ORDER, EARNING, REDEMPTION, HOLD, REFUND, ADJUSTMENT, TRANSFER, MERGE, UNMERGE, STAFF, USE, or TIME for what
     *     fell due
     * @param id of that order, earning, redemption …; null where there is none
     */
    record Cause(String kind, @Nullable String id, @Nullable String reason) {}

    record Allocation(String lotId, long points) {}

    static StatementLineView of(Document line) {
        PointsBalances balances = PointsAccountView.balances(line);
        return new StatementLineView(
                line.getLong("sequence"),
                line.getString("movement"),
                line.getLong("points"),
                line.get("repaid", 0L),
                balances.available(),
                balances,
                cause(line),
                line.getString("lotId"),
                line.getList("allocations", Document.class, List.of()).stream()
                        .map(part -> new Allocation(part.getString("lotId"), part.getLong("points")))
                        .toList(),
                line.get("occurredAt", Date.class).toInstant(),
                line.get("recordedAt", Date.class).toInstant());
    }

    private static Cause cause(Document line) {
        return new Cause(line.getString("causeKind"), line.getString("causeId"), line.getString("reason"));
    }
}
