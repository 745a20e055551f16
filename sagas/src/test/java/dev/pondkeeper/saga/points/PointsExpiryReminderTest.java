package dev.pondkeeper.saga.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.Purpose;
import dev.pondkeeper.kernel.points.AdjustmentId;
import dev.pondkeeper.kernel.points.HoldId;
import dev.pondkeeper.kernel.points.PointsBalances;
import dev.pondkeeper.kernel.points.PointsCommand.AnnouncePointsExpiry;
import dev.pondkeeper.kernel.points.PointsEvent;
import dev.pondkeeper.kernel.points.PointsEvent.IssuedLot;
import dev.pondkeeper.kernel.points.PointsEvent.MovedHold;
import dev.pondkeeper.kernel.points.PointsEvent.PointsAdjusted;
import dev.pondkeeper.kernel.points.PointsEvent.PointsEarned;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpiryAnnounced;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpiryExtended;
import dev.pondkeeper.kernel.points.PointsEvent.PointsFrozen;
import dev.pondkeeper.kernel.points.PointsEvent.PointsMovedIn;
import dev.pondkeeper.kernel.points.PointsEvent.PointsTransferredIn;
import dev.pondkeeper.kernel.points.PointsEvent.RedemptionReversed;
import dev.pondkeeper.kernel.points.RedemptionId;
import dev.pondkeeper.kernel.points.StaffId;
import dev.pondkeeper.kernel.points.TransferId;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.touch.Occasion;
import dev.pondkeeper.kernel.touch.TextParameter;
import dev.pondkeeper.kernel.touch.TouchCommand.RequestTouch;
import dev.pondkeeper.saga.Agenda;
import dev.pondkeeper.saga.Agenda.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PointsExpiryReminderTest {

    private static final CustomerId CUSTOMER = new CustomerId("42");
    private static final CustomerId OTHER = new CustomerId("43");
    private static final Instant NOW = Agenda.RECORDED;
    private static final Instant LAST = Instant.parse("2027-03-05T15:59:59.999Z");
    private static final Instant REMIND = Instant.parse("2027-02-19T16:00:00Z");
    private static final PointsBalances BALANCES = PointsBalances.ZERO;
    private static final List<IssuedLot> LOTS = List.of(
            new IssuedLot("l-1", null, 5, NOW, LAST, false),
            new IssuedLot("l-2", null, 6, NOW, LAST, false),
            new IssuedLot("l-3", null, 7, NOW, null, false));

    private final Agenda agenda = new Agenda(new WhenPointsEndSoonThenAnnounce());

    @Test
    void the_end_of_every_lot_is_announced_two_weeks_ahead_and_once_for_all_that_end_together() {
        assertThat(Stream.<PointsEvent>of(
                        earned(LAST),
                        new PointsExpiryExtended(CUSTOMER, LAST, 1, BALANCES, NOW),
                        new RedemptionReversed(
                                CUSTOMER,
                                new RedemptionId("r"),
                                5,
                                List.of(),
                                LOTS,
                                List.of(),
                                List.of(),
                                1,
                                BALANCES,
                                NOW),
                        new PointsAdjusted(
                                CUSTOMER,
                                new AdjustmentId("a"),
                                5,
                                "sorry",
                                new StaffId("ann"),
                                LOTS,
                                List.of(),
                                List.of(),
                                1,
                                BALANCES,
                                NOW),
                        new PointsTransferredIn(
                                CUSTOMER, new TransferId("t"), OTHER, 5, LOTS, List.of(), BALANCES, NOW),
                        movedIn(LOTS, List.of()),
                        movedIn(List.of(), List.of(new MovedHold(new HoldId("h"), NOW, LOTS)))))
                .allSatisfy(event -> assertThat(agenda.of(event))
                        .containsExactly(new Entry(
                                REMIND,
                                "points-expiring/points:42/" + REMIND,
                                new AnnouncePointsExpiry(CUSTOMER, LAST, REMIND))));
    }

    @Test
    void what_lives_less_than_two_weeks_or_ended_long_ago_is_not_announced() {
        assertThat(agenda.of(earned(NOW.plus(Duration.ofDays(14)).minusMillis(1))))
                .isEmpty();
        assertThat(agenda.of(earned(NOW.plus(Duration.ofDays(14))))).hasSize(1);
        assertThat(agenda.ofImported(earned(Instant.parse("1998-01-01T15:59:59.999Z"))))
                .isEmpty();
        assertThat(agenda.of(new PointsFrozen(CUSTOMER, "dispute", BALANCES, NOW)))
                .isEmpty();
    }

    @Test
    void the_customer_is_told_once_how_many_and_until_when_by_a_service_that_is_no_call() {
        List<String> keys = new ArrayList<>();
        List<RequestTouch> asked = new ArrayList<>();
        for (Instant last : List.of(LAST, LAST, LAST.plus(Duration.ofDays(1)))) {
            new WhenPointsExpiryAnnouncedThenRemind()
                    .on(
                            new PointsExpiryAnnounced(CUSTOMER, 11, last, BALANCES, REMIND),
                            () -> Programme.DEFAULT,
                            (policy, id, command) -> {
                                keys.add(policy + "/" + id);
                                asked.add((RequestTouch) command);
                            });
        }
        RequestTouch first = asked.get(0);
        assertThat(keys.get(0)).isEqualTo("points-expiry-reminder/42/" + LAST);
        assertThat(keys.get(1)).isEqualTo(keys.get(0));
        assertThat(asked.get(1)).isEqualTo(first);
        assertThat(asked.get(2).touchId()).isNotEqualTo(first.touchId());
        assertThat(keys.get(2)).isNotEqualTo(keys.get(0));
        assertThat(first)
                .isEqualTo(new RequestTouch(
                        first.touchId(),
                        CUSTOMER,
                        null,
                        null,
                        Purpose.SERVICE,
                        Occasion.REMINDER,
                        null,
                        List.of(ContactChannel.CALL),
                        "points-expiring",
                        List.of(new TextParameter("points", "11"), new TextParameter("lastDay", "2027-03-05")),
                        LAST,
                        REMIND));
    }

    private static PointsMovedIn movedIn(List<IssuedLot> lots, List<MovedHold> holds) {
        return new PointsMovedIn(CUSTOMER, "m", OTHER, "MERGE", lots, holds, 0, List.of(), BALANCES, NOW);
    }

    private static PointsEarned earned(Instant last) {
        return new PointsEarned(CUSTOMER, "l", null, null, "x", 5, NOW, last, 1, BALANCES, NOW);
    }
}
