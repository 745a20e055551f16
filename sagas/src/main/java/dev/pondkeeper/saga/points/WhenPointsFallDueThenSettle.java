package dev.pondkeeper.saga.points;

import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.points.PointsCommand.SettlePoints;
import dev.pondkeeper.kernel.points.PointsEvent;
import dev.pondkeeper.kernel.points.PointsEvent.IssuedLot;
import dev.pondkeeper.kernel.points.PointsEvent.MovedHold;
import dev.pondkeeper.kernel.points.PointsEvent.PointsAdjusted;
import dev.pondkeeper.kernel.points.PointsEvent.PointsEarned;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpiryExtended;
import dev.pondkeeper.kernel.points.PointsEvent.PointsHeld;
import dev.pondkeeper.kernel.points.PointsEvent.PointsMovedIn;
import dev.pondkeeper.kernel.points.PointsEvent.PointsTransferredIn;
import dev.pondkeeper.kernel.points.PointsEvent.RedemptionReversed;
import dev.pondkeeper.saga.DueCommands;
import dev.pondkeeper.saga.DueTimes;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lots become active and end, and holds time out, on time and by themselves (DOMAIN.md §2, PointsAccount; §3, policies). */
@Component
@ProcessingGroup(DueTimes.GROUP)
class WhenPointsFallDueThenSettle {

    static final String POLICY = "points-due";

    @EventHandler
    void on(PointsEarned event, EventMessage<?> message, DueCommands commands) {
        lot(event.pending(), event.activatesAt(), event.expiresAt(), timesOf(event, message, commands));
    }

    @EventHandler
    void on(PointsExpiryExtended event, EventMessage<?> message, DueCommands commands) {
        timesOf(event, message, commands).later(firstInstantAfter(event.expiresAt()));
    }

    @EventHandler
    void on(RedemptionReversed event, EventMessage<?> message, DueCommands commands) {
        lots(event.replaced(), timesOf(event, message, commands));
    }

    @EventHandler
    void on(PointsAdjusted event, EventMessage<?> message, DueCommands commands) {
        lots(event.given(), timesOf(event, message, commands));
    }

    @EventHandler
    void on(PointsTransferredIn event, EventMessage<?> message, DueCommands commands) {
        lots(event.lots(), timesOf(event, message, commands));
    }

    /** Also the lots that held points are out of: what is left of a hold goes back into them. */
    @EventHandler
    void on(PointsMovedIn event, EventMessage<?> message, DueCommands commands) {
        DueTimes times = timesOf(event, message, commands);
        lots(event.lots(), times);
        for (MovedHold hold : event.holds()) {
            times.later(hold.timesOutAt());
            lots(hold.lots(), times);
        }
    }

    /** A hold that was told of late may be over already. */
    @EventHandler
    void on(PointsHeld event, EventMessage<?> message, DueCommands commands) {
        timesOf(event, message, commands).inAnyCase(event.timesOutAt());
    }

    private static void lots(List<IssuedLot> lots, DueTimes times) {
        for (IssuedLot lot : lots) lot(lot.pending(), lot.activatesAt(), lot.expiresAt(), times);
    }

    private static void lot(boolean pending, Instant activatesAt, @Nullable Instant expiresAt, DueTimes times) {
        if (pending) times.later(activatesAt);
        times.later(firstInstantAfter(expiresAt));
    }

    /** A lot can be used in the very last millisecond of its last day. */
    private static @Nullable Instant firstInstantAfter(@Nullable Instant last) {
        return last == null ? null : last.plusMillis(1);
    }

    private static DueTimes timesOf(PointsEvent event, EventMessage<?> message, DueCommands commands) {
        return new DueTimes(
                POLICY,
                new StreamId("points", event.customerId().value()),
                message,
                due -> new SettlePoints(event.customerId(), due),
                commands);
    }
}
