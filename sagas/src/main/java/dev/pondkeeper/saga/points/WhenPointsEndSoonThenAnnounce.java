package dev.pondkeeper.saga.points;

import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.points.PointsCommand.AnnouncePointsExpiry;
import dev.pondkeeper.kernel.points.PointsEvent;
import dev.pondkeeper.kernel.points.PointsEvent.IssuedLot;
import dev.pondkeeper.kernel.points.PointsEvent.PointsAdjusted;
import dev.pondkeeper.kernel.points.PointsEvent.PointsEarned;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpiryExtended;
import dev.pondkeeper.kernel.points.PointsEvent.PointsMovedIn;
import dev.pondkeeper.kernel.points.PointsEvent.PointsTransferredIn;
import dev.pondkeeper.kernel.points.PointsEvent.RedemptionReversed;
import dev.pondkeeper.saga.DueCommands;
import dev.pondkeeper.saga.DueTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/**
 * That points will end is announced in time to spend them, once for all of an account that end together (DOMAIN.md §3,
 * policies). Points with less to live, and imported ones of long ago, are not announced.
 */
@Component
@ProcessingGroup(DueTimes.GROUP)
class WhenPointsEndSoonThenAnnounce {

    static final String POLICY = "points-expiring";

    /** So long before the day after their last: two weeks in which to come by. */
    static final Duration AHEAD = Duration.ofDays(14);

    @EventHandler
    void on(PointsEarned event, EventMessage<?> message, DueCommands commands) {
        announce(Stream.ofNullable(event.expiresAt()), event, message, commands);
    }

    @EventHandler
    void on(PointsExpiryExtended event, EventMessage<?> message, DueCommands commands) {
        announce(Stream.of(event.expiresAt()), event, message, commands);
    }

    @EventHandler
    void on(RedemptionReversed event, EventMessage<?> message, DueCommands commands) {
        announce(endsOf(event.replaced()), event, message, commands);
    }

    @EventHandler
    void on(PointsAdjusted event, EventMessage<?> message, DueCommands commands) {
        announce(endsOf(event.given()), event, message, commands);
    }

    @EventHandler
    void on(PointsTransferredIn event, EventMessage<?> message, DueCommands commands) {
        announce(endsOf(event.lots()), event, message, commands);
    }

    @EventHandler
    void on(PointsMovedIn event, EventMessage<?> message, DueCommands commands) {
        Stream<Instant> held = event.holds().stream().flatMap(hold -> endsOf(hold.lots()));
        announce(Stream.concat(endsOf(event.lots()), held), event, message, commands);
    }

    private static Stream<Instant> endsOf(List<IssuedLot> lots) {
        return lots.stream().flatMap(lot -> Stream.ofNullable(lot.expiresAt()));
    }

    private static void announce(
            Stream<Instant> ends, PointsEvent event, EventMessage<?> message, DueCommands commands) {
        StreamId account = new StreamId("points", event.customerId().value());
        ends.distinct().forEach(last -> new DueTimes(
                        POLICY,
                        account,
                        message,
                        due -> new AnnouncePointsExpiry(event.customerId(), last, due),
                        commands)
                .ahead(last.plusMillis(1).minus(AHEAD)));
    }
}
