package dev.pondkeeper.query.points;

import dev.pondkeeper.kernel.points.PointsBalances;
import dev.pondkeeper.kernel.points.PointsEvent;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import dev.pondkeeper.query.view.ViewChanges;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** How a movement stands in the statement. */
final class StatementLines {

    private StatementLines() {}

    static Document line(PointsEvent event, ViewChanges changes, Movement movement, long points) {
        return new Document("_id", PointsViews.lineKey(event.customerId().value(), changes.sequence()))
                .append("sequence", changes.sequence())
                .append("movement", movement.name())
                .append("points", points)
                .append("balances", balances(event.balances()))
                .append("occurredAt", event.occurredAt())
                .append("recordedAt", changes.recordedAt());
    }

    static Document caused(Document line, String kind, @Nullable Object id) {
        line.append("causeKind", kind);
        return id == null ? line : line.append("causeId", id.toString());
    }

    static Document taking(Document line, List<Allocation> allocations) {
        return line.append(
                "allocations",
                allocations.stream()
                        .map(part -> new Document("lotId", part.lotId()).append("points", part.points()))
                        .toList());
    }

    /** @param points of those that came in, what was taken away at once because it was owed */
    static Document repaying(Document line, long points) {
        return points == 0 ? line : line.append("repaid", points);
    }

    private static Document balances(PointsBalances balances) {
        return new Document("available", balances.available())
                .append("pending", balances.pending())
                .append("held", balances.held())
                .append("owed", balances.owed())
                .append("issued", balances.issued())
                .append("redeemed", balances.redeemed())
                .append("expired", balances.expired())
                .append("reversed", balances.reversed());
    }
}
