package dev.pondkeeper.saga.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.points.AdjustmentId;
import dev.pondkeeper.kernel.points.HoldId;
import dev.pondkeeper.kernel.points.PointsBalances;
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
import dev.pondkeeper.kernel.points.RedemptionId;
import dev.pondkeeper.kernel.points.StaffId;
import dev.pondkeeper.kernel.points.TransferId;
import dev.pondkeeper.saga.Agenda;
import dev.pondkeeper.saga.Agenda.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhenPointsFallDueThenSettleTest {

    private static final CustomerId CUSTOMER = new CustomerId("42");
    private static final Instant NOW = Agenda.RECORDED;
    private static final Instant ACTIVE = NOW.plus(Duration.ofDays(7));
    private static final Instant LAST = Instant.parse("2027-03-05T15:59:59.999Z");
    private static final Instant ENDED = Instant.parse("2027-03-05T16:00:00Z");
    private static final PointsBalances BALANCES = PointsBalances.ZERO;

    private final Agenda agenda = new Agenda(new WhenPointsFallDueThenSettle());

    @Test
    void a_lot_ends_at_the_first_instant_after_its_last() {
        assertThat(agenda.of(earned(NOW, LAST, false))).containsExactly(settle(ENDED));
    }

    @Test
    void a_lot_that_waits_becomes_active_and_ends() {
        assertThat(agenda.of(earned(ACTIVE, LAST, true))).containsExactly(settle(ACTIVE), settle(ENDED));
    }

    @Test
    void a_lot_that_never_ends_asks_for_nothing() {
        assertThat(agenda.of(earned(NOW, null, false))).isEmpty();
    }

    @Test
    void an_imported_lot_that_had_ended_by_then_was_settled_with_its_import() {
        Instant paid = Instant.parse("1997-01-01T00:00:00Z");
        assertThat(agenda.ofImported(earned(paid, paid.plus(Duration.ofDays(365)), false)))
                .isEmpty();
        assertThat(agenda.ofImported(earned(paid, LAST, false))).containsExactly(settle(ENDED));
    }

    @Test
    void every_lot_that_comes_in_otherwise_ends_too() {
        List<IssuedLot> lots = List.of(new IssuedLot("l", null, 5, ACTIVE, LAST, true));
        RedemptionId redemption = new RedemptionId("r");
        Stream<PointsEvent> comings = Stream.of(
                new RedemptionReversed(
                        CUSTOMER, redemption, 5, List.of(), lots, List.of(), List.of(), 1, BALANCES, NOW),
                new PointsAdjusted(
                        CUSTOMER,
                        new AdjustmentId("a"),
                        5,
                        "sorry",
                        new StaffId("ann"),
                        lots,
                        List.of(),
                        List.of(),
                        1,
                        BALANCES,
                        NOW),
                new PointsTransferredIn(
                        CUSTOMER, new TransferId("t"), new CustomerId("43"), 5, lots, List.of(), BALANCES, NOW),
                new PointsMovedIn(
                        CUSTOMER, "m", new CustomerId("43"), "MERGE", lots, List.of(), 0, List.of(), BALANCES, NOW));
        assertThat(comings)
                .allSatisfy(event -> assertThat(agenda.of(event)).containsExactly(settle(ACTIVE), settle(ENDED)));
    }

    @Test
    void sliding_lots_end_at_the_end_that_they_have_now() {
        assertThat(agenda.of(new PointsExpiryExtended(CUSTOMER, LAST, 1, BALANCES, NOW)))
                .containsExactly(settle(ENDED));
    }

    @Test
    void a_hold_times_out_even_if_it_was_told_of_too_late() {
        Instant out = NOW.plus(Duration.ofMinutes(30));
        assertThat(agenda.of(held(out))).containsExactly(settle(out));
        Instant gone = NOW.minus(Duration.ofDays(1));
        assertThat(agenda.of(held(gone)))
                .containsExactly(
                        new Entry(gone, "points-due/points:42/" + gone + "/e", new SettlePoints(CUSTOMER, gone)));
    }

    @Test
    void a_hold_that_moves_to_another_account_times_out_and_its_lots_end_there() {
        Instant out = NOW.plus(Duration.ofMinutes(30));
        MovedHold hold = new MovedHold(new HoldId("h"), out, List.of(new IssuedLot("l", "l", 5, NOW, LAST, false)));
        assertThat(agenda.of(new PointsMovedIn(
                        CUSTOMER,
                        "m",
                        new CustomerId("43"),
                        "MERGE",
                        List.of(),
                        List.of(hold),
                        0,
                        List.of(),
                        BALANCES,
                        NOW)))
                .containsExactly(settle(out), settle(ENDED));
    }

    private static Entry settle(Instant due) {
        return new Entry(due, "points-due/points:42/" + due, new SettlePoints(CUSTOMER, due));
    }

    private static PointsHeld held(Instant out) {
        return new PointsHeld(CUSTOMER, new HoldId("h"), 5, List.of(), out, 1, BALANCES, NOW);
    }

    private static PointsEarned earned(Instant activatesAt, @Nullable Instant expiresAt, boolean pending) {
        return new PointsEarned(
                CUSTOMER, "l", null, null, "x", 5, activatesAt, expiresAt, 1, BALANCES, NOW, pending, false, 0, null);
    }
}
