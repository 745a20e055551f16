package dev.pondkeeper.query.points;

import dev.pondkeeper.kernel.points.PointsBalances;
import dev.pondkeeper.kernel.points.PointsEvent;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import dev.pondkeeper.kernel.points.PointsEvent.PointsEarned;
import dev.pondkeeper.kernel.points.PointsEvent.PointsRedeemed;
import dev.pondkeeper.query.view.Projection;
import dev.pondkeeper.query.view.View;
import dev.pondkeeper.query.view.ViewChanges;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** One document per movement and one per lot; the balances of an account are those of its latest movement. */
@Component
@ProcessingGroup(PointsViews.NAME)
final class PointsProjection implements Projection {

    @Override
    public View view() {
        return View.of(PointsViews.NAME, PointsViews.STATEMENT, PointsViews.LOTS);
    }

    @EventHandler
    void on(PointsEarned event, ViewChanges changes) {
        Document line = line(event, changes, Movement.EARNED, event.points())
                .append("lotId", event.lotId())
                .append("reason", event.reason());
        if (event.orderId() != null) line.append("orderId", event.orderId().value());
        if (event.earningId() != null)
            line.append("earningId", event.earningId().value());
        changes.put(PointsViews.STATEMENT, line);
        String customerId = event.customerId().value();
        changes.update(PointsViews.LOTS, PointsViews.lotKey(customerId, event.lotId()), lot -> {
            lot.append("customerId", customerId)
                    .append("lotId", event.lotId())
                    .append("order", PointsViews.redemptionOrder(event))
                    .append("points", event.points())
                    .append("remaining", event.points())
                    .append("activatesAt", event.activatesAt())
                    .append("earnedAt", event.occurredAt())
                    .append("recordedAt", changes.recordedAt())
                    .append("programmeVersion", event.programmeVersion());
            if (event.expiresAt() != null) lot.append("expiresAt", event.expiresAt());
        });
    }

    @EventHandler
    void on(PointsRedeemed event, ViewChanges changes) {
        changes.put(
                PointsViews.STATEMENT,
                line(event, changes, Movement.REDEEMED, -event.points())
                        .append("redemptionId", event.redemptionId().value())
                        .append(
                                "allocations",
                                event.allocations().stream()
                                        .map(part ->
                                                new Document("lotId", part.lotId()).append("points", part.points()))
                                        .toList()));
        // One change per lot, however often the event names it: a second one would count as seen.
        Map<String, Long> taken = event.allocations().stream()
                .collect(Collectors.groupingBy(Allocation::lotId, Collectors.summingLong(Allocation::points)));
        taken.forEach((lotId, points) -> changes.update(
                PointsViews.LOTS,
                PointsViews.lotKey(event.customerId().value(), lotId),
                lot -> lot.append("remaining", lot.getLong("remaining") - points)));
    }

    private static Document line(PointsEvent event, ViewChanges changes, Movement movement, long points) {
        String customerId = event.customerId().value();
        return new Document("_id", PointsViews.lineKey(customerId, changes.sequence()))
                .append("sequence", changes.sequence())
                .append("movement", movement.name())
                .append("points", points)
                .append("balances", balances(event.balances()))
                .append("occurredAt", event.occurredAt())
                .append("recordedAt", changes.recordedAt());
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
