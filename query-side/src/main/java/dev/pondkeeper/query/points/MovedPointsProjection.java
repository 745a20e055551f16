package dev.pondkeeper.query.points;

import static dev.pondkeeper.query.points.StatementLines.caused;
import static dev.pondkeeper.query.points.StatementLines.line;
import static dev.pondkeeper.query.points.StatementLines.repaying;
import static dev.pondkeeper.query.points.StatementLines.taking;

import dev.pondkeeper.kernel.points.PointsEvent;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import dev.pondkeeper.kernel.points.PointsEvent.IssuedLot;
import dev.pondkeeper.kernel.points.PointsEvent.MovedHold;
import dev.pondkeeper.kernel.points.PointsEvent.PointsMovedIn;
import dev.pondkeeper.kernel.points.PointsEvent.PointsMovedOut;
import dev.pondkeeper.kernel.points.PointsEvent.PointsTransferredIn;
import dev.pondkeeper.kernel.points.PointsEvent.PointsTransferredOut;
import dev.pondkeeper.query.view.ViewChanges;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;

/** Points that come from another account or go to one: by a transfer, or because two customers are one person. */
abstract class MovedPointsProjection {

    /** What a lot is that has nothing left, by where the last of it went. */
    static final String SPENT = "SPENT";

    static final String EXPIRED = "EXPIRED";
    static final String REVERSED = "REVERSED";

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
        put(changes, caused(repaying(line, sum(event.repaid())), "TRANSFER", event.transferId()));
        lots(event, changes)
                .open(event.lots(), 0)
                .take(event.repaid(), REVERSED)
                .apply();
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
        put(changes, caused(repaying(line, sum(event.repaid())), event.move(), event.mergeId()));
    }

    static void put(ViewChanges changes, Document line) {
        changes.put(PointsViews.STATEMENT, line);
    }

    static LotChanges lots(PointsEvent event, ViewChanges changes) {
        return new LotChanges(event, changes);
    }

    static long sum(List<Allocation> allocations) {
        return allocations.stream().mapToLong(Allocation::points).sum();
    }
}
