package dev.pondkeeper.query.points;

import static dev.pondkeeper.query.points.StatementLines.caused;
import static dev.pondkeeper.query.points.StatementLines.line;
import static dev.pondkeeper.query.points.StatementLines.repaying;
import static dev.pondkeeper.query.points.StatementLines.taking;

import dev.pondkeeper.kernel.points.HoldId;
import dev.pondkeeper.kernel.points.PointsEvent;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import dev.pondkeeper.kernel.points.PointsEvent.HoldReleased;
import dev.pondkeeper.kernel.points.PointsEvent.HoldTimedOut;
import dev.pondkeeper.kernel.points.PointsEvent.PointsCaptured;
import dev.pondkeeper.kernel.points.PointsEvent.PointsHeld;
import dev.pondkeeper.query.view.ViewChanges;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;

/** Points that are set aside for something (冻结), until they are spent on it or free again. */
abstract class HeldPointsProjection extends MovedPointsProjection {

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
        Document line = taking(line(event, changes, movement, sum(back)), all);
        put(changes, caused(repaying(line, sum(repaid)), "HOLD", hold));
        lots(event, changes)
                .unhold(back, SPENT)
                .unhold(expired, EXPIRED)
                .putBack(back)
                .take(repaid, REVERSED)
                .apply();
    }
}
