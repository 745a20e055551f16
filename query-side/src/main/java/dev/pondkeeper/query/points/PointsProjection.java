package dev.pondkeeper.query.points;

import static dev.pondkeeper.query.points.StatementLines.caused;
import static dev.pondkeeper.query.points.StatementLines.line;
import static dev.pondkeeper.query.points.StatementLines.repaying;
import static dev.pondkeeper.query.points.StatementLines.taking;

import dev.pondkeeper.kernel.points.EarningId;
import dev.pondkeeper.kernel.points.PointsEvent;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import dev.pondkeeper.kernel.points.PointsEvent.EarningReversed;
import dev.pondkeeper.kernel.points.PointsEvent.PointsActivated;
import dev.pondkeeper.kernel.points.PointsEvent.PointsAdjusted;
import dev.pondkeeper.kernel.points.PointsEvent.PointsClawedBack;
import dev.pondkeeper.kernel.points.PointsEvent.PointsEarned;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpired;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpiryExtended;
import dev.pondkeeper.kernel.points.PointsEvent.PointsFrozen;
import dev.pondkeeper.kernel.points.PointsEvent.PointsRedeemed;
import dev.pondkeeper.kernel.points.PointsEvent.PointsUnfrozen;
import dev.pondkeeper.kernel.points.PointsEvent.RedemptionReversed;
import dev.pondkeeper.kernel.points.PointsEvent.RefundNoted;
import dev.pondkeeper.query.points.LotChanges.Opening;
import dev.pondkeeper.query.view.Projection;
import dev.pondkeeper.query.view.View;
import dev.pondkeeper.query.view.ViewChanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** One document per movement and one per lot; the balances of an account are those of its latest movement. */
@Component
@ProcessingGroup(PointsViews.NAME)
final class PointsProjection extends HeldPointsProjection implements Projection {

    @Override
    public View view() {
        return View.of(PointsViews.NAME, PointsViews.STATEMENT, PointsViews.LOTS, PointsViews.SLIDING);
    }

    @EventHandler
    void on(PointsEarned event, ViewChanges changes) {
        Document line = repaying(line(event, changes, Movement.EARNED, event.points()), event.repaid())
                .append("lotId", event.lotId())
                .append("reason", event.reason());
        EarningId earning = event.earningId();
        put(
                changes,
                event.orderId() != null ? caused(line, "ORDER", event.orderId()) : caused(line, "EARNING", earning));
        lots(event, changes)
                .open(new Opening(
                        event.lotId(),
                        event.points(),
                        event.activatesAt(),
                        event.expiresAt(),
                        event.pending(),
                        event.slides(),
                        null,
                        event.programmeVersion()))
                .take(
                        event.repaid() == 0 ? List.of() : List.of(new Allocation(event.lotId(), event.repaid())),
                        REVERSED)
                .apply();
        Instant end = event.expiresAt();
        if (event.slides() && end != null) slide(event, changes, end);
    }

    @EventHandler
    void on(PointsActivated event, ViewChanges changes) {
        put(
                changes,
                caused(taking(line(event, changes, Movement.ACTIVATED, event.points()), event.lots()), "TIME", null));
        lots(event, changes).activate(event.lots()).apply();
    }

    @EventHandler
    void on(PointsExpired event, ViewChanges changes) {
        put(
                changes,
                caused(taking(line(event, changes, Movement.EXPIRED, -event.points()), event.lots()), "TIME", null));
        lots(event, changes).take(event.lots(), EXPIRED).apply();
    }

    @EventHandler
    void on(PointsExpiryExtended event, ViewChanges changes) {
        put(changes, caused(line(event, changes, Movement.EXPIRY_EXTENDED, 0), "USE", null));
        slide(event, changes, event.expiresAt());
    }

    @EventHandler
    void on(PointsRedeemed event, ViewChanges changes) {
        Document line = line(event, changes, Movement.REDEEMED, -event.points());
        put(changes, caused(taking(line, event.allocations()), "REDEMPTION", event.redemptionId()));
        lots(event, changes).take(event.allocations(), SPENT).apply();
    }

    @EventHandler
    void on(RedemptionReversed event, ViewChanges changes) {
        Document line = line(event, changes, Movement.REDEMPTION_REVERSED, event.points() - sum(event.forfeited()));
        put(
                changes,
                caused(
                        repaying(taking(line, event.restored()), sum(event.repaid())),
                        "REDEMPTION",
                        event.redemptionId()));
        lots(event, changes)
                .putBack(event.restored())
                .open(event.replaced(), event.programmeVersion())
                .take(event.repaid(), REVERSED)
                .apply();
    }

    @EventHandler
    void on(PointsClawedBack event, ViewChanges changes) {
        List<Allocation> taken = new ArrayList<>(event.pending());
        taken.addAll(event.available());
        Document line = line(event, changes, Movement.CLAWED_BACK, -sum(taken))
                .append("reason", "refund of order " + event.orderId());
        put(changes, caused(taking(line, taken), "REFUND", event.refundId()));
        lots(event, changes).take(taken, REVERSED).apply();
    }

    @EventHandler
    void on(EarningReversed event, ViewChanges changes) {
        List<Allocation> taken = new ArrayList<>(event.pending());
        taken.addAll(event.available());
        Document line = line(event, changes, Movement.CLAWED_BACK, -sum(taken)).append("reason", event.reason());
        put(changes, caused(taking(line, taken), "EARNING", event.earningId()));
        lots(event, changes).take(taken, REVERSED).apply();
    }

    @EventHandler
    void on(RefundNoted event, ViewChanges changes) {
        Document line =
                line(event, changes, Movement.REFUND_NOTED, 0).append("reason", "refund of order " + event.orderId());
        put(changes, caused(line, "REFUND", event.refundId()));
    }

    @EventHandler
    void on(PointsAdjusted event, ViewChanges changes) {
        Document line = line(event, changes, Movement.ADJUSTED, event.points()).append("reason", event.reason());
        put(
                changes,
                caused(repaying(taking(line, event.taken()), sum(event.repaid())), "ADJUSTMENT", event.adjustmentId()));
        lots(event, changes)
                .open(event.given(), event.programmeVersion())
                .take(event.taken(), REVERSED)
                .take(event.repaid(), REVERSED)
                .apply();
    }

    @EventHandler
    void on(PointsFrozen event, ViewChanges changes) {
        put(changes, caused(line(event, changes, Movement.FROZEN, 0).append("reason", event.reason()), "STAFF", null));
    }

    @EventHandler
    void on(PointsUnfrozen event, ViewChanges changes) {
        put(
                changes,
                caused(line(event, changes, Movement.UNFROZEN, 0).append("reason", event.reason()), "STAFF", null));
    }

    private static void slide(PointsEvent event, ViewChanges changes, Instant end) {
        changes.update(PointsViews.SLIDING, event.customerId().value(), account -> account.append("expiresAt", end));
    }
}
