package dev.pondkeeper.query.points;

import static dev.pondkeeper.query.points.StatementLines.caused;
import static dev.pondkeeper.query.points.StatementLines.line;
import static dev.pondkeeper.query.points.StatementLines.taking;

import dev.pondkeeper.kernel.points.EarningId;
import dev.pondkeeper.kernel.points.HoldId;
import dev.pondkeeper.kernel.points.PointsEvent;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import dev.pondkeeper.kernel.points.PointsEvent.EarningReversed;
import dev.pondkeeper.kernel.points.PointsEvent.HoldReleased;
import dev.pondkeeper.kernel.points.PointsEvent.HoldTimedOut;
import dev.pondkeeper.kernel.points.PointsEvent.IssuedLot;
import dev.pondkeeper.kernel.points.PointsEvent.MovedHold;
import dev.pondkeeper.kernel.points.PointsEvent.PointsActivated;
import dev.pondkeeper.kernel.points.PointsEvent.PointsAdjusted;
import dev.pondkeeper.kernel.points.PointsEvent.PointsCaptured;
import dev.pondkeeper.kernel.points.PointsEvent.PointsClawedBack;
import dev.pondkeeper.kernel.points.PointsEvent.PointsEarned;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpired;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpiryExtended;
import dev.pondkeeper.kernel.points.PointsEvent.PointsFrozen;
import dev.pondkeeper.kernel.points.PointsEvent.PointsHeld;
import dev.pondkeeper.kernel.points.PointsEvent.PointsMovedIn;
import dev.pondkeeper.kernel.points.PointsEvent.PointsMovedOut;
import dev.pondkeeper.kernel.points.PointsEvent.PointsRedeemed;
import dev.pondkeeper.kernel.points.PointsEvent.PointsTransferredIn;
import dev.pondkeeper.kernel.points.PointsEvent.PointsTransferredOut;
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
final class PointsProjection implements Projection {

    private static final String SPENT = "SPENT";
    private static final String EXPIRED = "EXPIRED";
    private static final String REVERSED = "REVERSED";

    @Override
    public View view() {
        return View.of(PointsViews.NAME, PointsViews.STATEMENT, PointsViews.LOTS, PointsViews.SLIDING);
    }

    @EventHandler
    void on(PointsEarned event, ViewChanges changes) {
        Document line = line(event, changes, Movement.EARNED, event.points())
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
        put(changes, caused(taking(line, event.restored()), "REDEMPTION", event.redemptionId()));
        lots(event, changes)
                .putBack(event.restored())
                .open(event.replaced(), event.programmeVersion())
                .take(event.repaid(), REVERSED)
                .apply();
    }

    @EventHandler
    void on(PointsHeld event, ViewChanges changes) {
        Document line = line(event, changes, Movement.HELD, -event.points());
        put(changes, caused(taking(line, event.allocations()), "HOLD", event.holdId()));
        lots(event, changes).hold(event.allocations()).apply();
    }

    @EventHandler
    void on(PointsCaptured event, ViewChanges changes) {
        Document line = line(event, changes, Movement.CAPTURED, -event.points());
        put(changes, caused(taking(line, event.allocations()), "HOLD", event.holdId()));
        lots(event, changes).unhold(event.allocations(), SPENT).apply();
    }

    @EventHandler
    void on(HoldReleased event, ViewChanges changes) {
        freed(
                event,
                changes,
                Movement.HOLD_RELEASED,
                event.holdId(),
                event.allocations(),
                event.expired(),
                event.repaid());
    }

    @EventHandler
    void on(HoldTimedOut event, ViewChanges changes) {
        freed(
                event,
                changes,
                Movement.HOLD_TIMED_OUT,
                event.holdId(),
                event.allocations(),
                event.expired(),
                event.repaid());
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
        put(changes, caused(taking(line, event.taken()), "ADJUSTMENT", event.adjustmentId()));
        lots(event, changes)
                .open(event.given(), event.programmeVersion())
                .take(event.taken(), REVERSED)
                .take(event.repaid(), REVERSED)
                .apply();
    }

    @EventHandler
    void on(PointsTransferredOut event, ViewChanges changes) {
        Document line = line(event, changes, Movement.TRANSFERRED_OUT, -event.points())
                .append("reason", "to customer " + event.toCustomerId());
        put(changes, caused(taking(line, event.allocations()), "TRANSFER", event.transferId()));
        lots(event, changes).take(event.allocations(), REVERSED).apply();
    }

    @EventHandler
    void on(PointsTransferredIn event, ViewChanges changes) {
        Document line = line(event, changes, Movement.TRANSFERRED_IN, event.points())
                .append("reason", "from customer " + event.fromCustomerId());
        put(changes, caused(line, "TRANSFER", event.transferId()));
        lots(event, changes)
                .open(event.lots(), 0)
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

    @EventHandler
    void on(PointsMovedOut event, ViewChanges changes) {
        Document line = line(event, changes, Movement.MOVED_OUT, -sum(event.lots()))
                .append("reason", "to customer " + event.toCustomerId());
        put(changes, caused(taking(line, event.lots()), event.move(), event.mergeId()));
        List<Allocation> held = new ArrayList<>();
        for (MovedHold hold : event.holds()) {
            for (IssuedLot lot : hold.lots()) held.add(new Allocation(String.valueOf(lot.origin()), lot.points()));
        }
        lots(event, changes).take(event.lots(), REVERSED).unhold(held, REVERSED).apply();
    }

    @EventHandler
    void on(PointsMovedIn event, ViewChanges changes) {
        LotChanges lots = lots(event, changes).open(event.lots(), 0);
        long points = 0;
        for (IssuedLot lot : event.lots()) points += lot.points();
        for (MovedHold hold : event.holds()) {
            lots.open(hold.lots(), 0)
                    .hold(hold.lots().stream()
                            .map(lot -> new Allocation(lot.lotId(), lot.points()))
                            .toList());
        }
        lots.take(event.repaid(), REVERSED).apply();
        Document line = line(event, changes, Movement.MOVED_IN, points)
                .append("reason", "from customer " + event.fromCustomerId());
        put(changes, caused(line, event.move(), event.mergeId()));
    }

    private static void freed(
            PointsEvent event,
            ViewChanges changes,
            Movement movement,
            HoldId hold,
            List<Allocation> all,
            List<Allocation> expired,
            List<Allocation> repaid) {
        List<Allocation> back = new ArrayList<>(all);
        back.removeAll(expired);
        put(changes, caused(taking(line(event, changes, movement, sum(back)), all), "HOLD", hold));
        lots(event, changes)
                .unhold(back, SPENT)
                .unhold(expired, EXPIRED)
                .putBack(back)
                .take(repaid, REVERSED)
                .apply();
    }

    private static void put(ViewChanges changes, Document line) {
        changes.put(PointsViews.STATEMENT, line);
    }

    private static LotChanges lots(PointsEvent event, ViewChanges changes) {
        return new LotChanges(event, changes);
    }

    private static void slide(PointsEvent event, ViewChanges changes, Instant end) {
        changes.update(PointsViews.SLIDING, event.customerId().value(), account -> account.append("expiresAt", end));
    }

    private static long sum(List<Allocation> allocations) {
        return allocations.stream().mapToLong(Allocation::points).sum();
    }
}
