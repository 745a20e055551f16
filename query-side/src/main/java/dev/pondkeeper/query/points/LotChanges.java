package dev.pondkeeper.query.points;

import dev.pondkeeper.kernel.points.PointsEvent;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import dev.pondkeeper.kernel.points.PointsEvent.IssuedLot;
import dev.pondkeeper.query.view.ViewChanges;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What one event changes in lots: one change per lot, however often the event names it, because a second would count as seen. */
final class LotChanges {

    private final Map<String, Consumer<Document>> byLot = new LinkedHashMap<>();
    private final PointsEvent event;
    private final ViewChanges changes;

    LotChanges(PointsEvent event, ViewChanges changes) {
        this.event = event;
        this.changes = changes;
    }

    /** How a lot begins. */
    record Opening(
            String lotId,
            long points,
            Instant activatesAt,
            @Nullable Instant expiresAt,
            boolean pending,
            boolean slides,
            @Nullable String origin,
            int programmeVersion) {}

    LotChanges open(Opening opening) {
        return change(opening.lotId(), lot -> open(lot, opening));
    }

    LotChanges open(List<IssuedLot> lots, int programmeVersion) {
        for (IssuedLot lot : lots) {
            open(new Opening(
                    lot.lotId(),
                    lot.points(),
                    lot.activatesAt(),
                    lot.expiresAt(),
                    lot.pending(),
                    false,
                    lot.origin(),
                    programmeVersion));
        }
        return this;
    }

    /** @param state of a lot that has nothing left after it */
    LotChanges take(List<Allocation> taken, String state) {
        for (Allocation each : taken) {
            change(each.lotId(), lot -> add(lot, "remaining", -each.points()).append("closed", state));
        }
        return this;
    }

    LotChanges putBack(List<Allocation> back) {
        back.forEach(each -> change(each.lotId(), lot -> add(lot, "remaining", each.points())));
        return this;
    }

    LotChanges hold(List<Allocation> held) {
        return take(held, "SPENT").moveHeld(held, 1);
    }

    /** @param state of a lot that has nothing left after it */
    LotChanges unhold(List<Allocation> freed, String state) {
        moveHeld(freed, -1);
        freed.forEach(each -> change(each.lotId(), lot -> lot.append("closed", state)));
        return this;
    }

    LotChanges activate(List<Allocation> lots) {
        lots.forEach(each -> change(each.lotId(), lot -> lot.append("pending", false)));
        return this;
    }

    void apply() {
        String customerId = event.customerId().value();
        byLot.forEach(
                (lotId, change) -> changes.update(PointsViews.LOTS, PointsViews.lotKey(customerId, lotId), change));
    }

    private LotChanges moveHeld(List<Allocation> lots, int direction) {
        lots.forEach(each -> change(each.lotId(), lot -> add(lot, "held", direction * each.points())));
        return this;
    }

    private LotChanges change(String lotId, Consumer<Document> step) {
        byLot.merge(lotId, step, Consumer::andThen);
        return this;
    }

    private static Document add(Document lot, String field, long points) {
        Long before = lot.getLong(field);
        return lot.append(field, (before == null ? 0 : before) + points);
    }

    // A lot that is there already takes more points in: nothing else of it changes.
    private void open(Document lot, Opening opening) {
        if (lot.containsKey("lotId")) {
            add(add(lot, "points", opening.points()), "remaining", opening.points());
            return;
        }
        lot.append("customerId", event.customerId().value())
                .append("lotId", opening.lotId())
                .append("order", PointsViews.redemptionOrder(opening))
                .append("points", opening.points())
                .append("remaining", opening.points())
                .append("activatesAt", opening.activatesAt())
                .append("earnedAt", event.occurredAt())
                .append("recordedAt", changes.recordedAt())
                .append("programmeVersion", opening.programmeVersion());
        if (opening.expiresAt() != null) lot.append("expiresAt", opening.expiresAt());
        if (opening.pending()) lot.append("pending", true);
        if (opening.slides()) lot.append("slides", true);
        if (opening.origin() != null) lot.append("origin", opening.origin());
    }
}
