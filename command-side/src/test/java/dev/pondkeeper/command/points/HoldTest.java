package dev.pondkeeper.command.points;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.points.HoldId;
import dev.pondkeeper.kernel.points.HoldRest;
import dev.pondkeeper.kernel.points.PointsBalances;
import dev.pondkeeper.kernel.points.PointsCommand.HoldPoints;
import dev.pondkeeper.kernel.points.PointsCommand.ReleaseHold;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import dev.pondkeeper.kernel.points.PointsEvent.HoldReleased;
import dev.pondkeeper.kernel.points.PointsEvent.HoldTimedOut;
import dev.pondkeeper.kernel.points.PointsEvent.PointsHeld;
import dev.pondkeeper.kernel.programme.PointsExpiry;
import dev.pondkeeper.kernel.programme.PointsExpiry.Unit;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HoldTest {

    /** Twenty minutes before the midnight at which the points end; a hold lasts thirty. */
    private static final Instant BEFORE = Instant.parse("2026-03-01T23:40:00Z");

    private final Accounts accounts = new Accounts().with(PointsExpiry.rolling(30, Unit.DAYS));

    @Test
    void held_points_cannot_be_spent() {
        accounts.earn("e-1", 10).hold("h-1", 7);
        PointsHeld held = accounts.only(PointsHeld.class);
        assertThat(held.allocations()).containsExactly(new Allocation("earning:e-1", 7));
        assertThat(held.timesOutAt()).isEqualTo(accounts.now.plus(Duration.ofMinutes(30)));
        assertThat(accounts.refusalOf(accounts.redemption("r-1", 4))).isEqualTo("insufficient-points");
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(3, 0, 7, 0, 10, 0, 0, 0));
    }

    @Test
    void the_same_hold_twice_holds_once_also_when_it_is_over_and_not_another_amount() {
        accounts.earn("e-1", 10).hold("h-1", 7).hold("h-1", 7);
        assertThat(accounts.recorded()).isEmpty();
        accounts.release("h-1").hold("h-1", 7);
        assertThat(accounts.recorded()).isEmpty();
        assertThat(accounts.refusalOf(new HoldPoints(LI_LEI, new HoldId("h-1"), 8, accounts.now)))
                .isEqualTo("hold-clash");
        assertThat(accounts.refusalOf(new HoldPoints(NOBODY, new HoldId("h-1"), 8, accounts.now)))
                .isEqualTo("unknown-customer");
        assertThat(accounts.refusalOf(new HoldPoints(LI_LEI, new HoldId("h-2"), 11, accounts.now)))
                .isEqualTo("insufficient-points");
    }

    @Test
    void a_hold_is_captured_in_parts_to_the_last_point() {
        accounts.earn("e-1", 10).hold("h-1", 7).capture("h-1", "r-1", 3, HoldRest.KEEP);
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(3, 0, 4, 0, 10, 3, 0, 0));
        assertThat(accounts.refusalOf(accounts.captured("h-1", "r-2", 5, null))).isEqualTo("hold-exceeded");
        accounts.capture("h-1", "r-1", 3, null);
        assertThat(accounts.recorded()).as("the same part again").isEmpty();
        assertThat(accounts.refusalOf(accounts.captured("h-1", "r-1", 2, null))).isEqualTo("redemption-clash");
        accounts.capture("h-1", "r-2", 4, null);
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(3, 0, 0, 0, 10, 7, 0, 0));
        assertThat(accounts.refusalOf(accounts.captured("h-1", "r-3", 1, null))).isEqualTo("hold-ended");
        assertThat(accounts.refusalOf(accounts.captured("h-9", "r-3", 1, null))).isEqualTo("unknown-hold");
    }

    @Test
    void the_last_part_frees_the_rest() {
        accounts.earn("e-1", 10).hold("h-1", 7).capture("h-1", "r-1", 3, HoldRest.RELEASE);
        assertThat(accounts.recordedNames()).containsExactly("PointsCaptured", "HoldReleased");
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(7, 0, 0, 0, 10, 3, 0, 0));
    }

    @Test
    void a_captured_part_is_taken_back_like_any_redemption() {
        accounts.earn("e-1", 10).hold("h-1", 7).capture("h-1", "r-1", 7, null).reverse("r-1");
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(10, 0, 0, 0, 10, 0, 0, 0));
        accounts.redeem("r-2", 10);
    }

    @Test
    void a_released_hold_is_free_and_releasing_it_again_changes_nothing() {
        accounts.earn("e-1", 10).hold("h-1", 7).release("h-1");
        assertThat(accounts.only(HoldReleased.class).points()).isEqualTo(7);
        accounts.release("h-1");
        assertThat(accounts.recorded()).isEmpty();
        accounts.redeem("r-1", 10);
        assertThat(accounts.refusalOf(new ReleaseHold(LI_LEI, new HoldId("h-9"), accounts.now)))
                .isEqualTo("unknown-hold");
    }

    @Test
    void nobody_captures_a_hold_at_the_instant_it_times_out() {
        accounts.earn("e-1", 10).hold("h-1", 7).after(Duration.ofMinutes(30).minusNanos(1));
        accounts.capture("h-1", "r-1", 1, null).after(Duration.ofNanos(1));
        assertThat(accounts.refusalOf(accounts.captured("h-1", "r-2", 1, null))).isEqualTo("hold-ended");
        accounts.settle();
        assertThat(accounts.only(HoldTimedOut.class).points()).isEqualTo(6);
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(9, 0, 0, 0, 10, 1, 0, 0));
    }

    @Test
    void a_hold_opened_before_and_captured_after_expiry_spends_the_points() {
        accounts.with(PointsExpiry.rolling(1, Unit.DAYS)).now = BEFORE.minus(Duration.ofDays(1));
        accounts.earn("e-1", 10).now = BEFORE;
        accounts.hold("h-1", 7).after(Duration.ofMinutes(25)).capture("h-1", "r-1", 7, null);
        assertThat(accounts.recordedNames()).containsExactly("PointsExpired", "PointsCaptured");
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(0, 0, 0, 0, 10, 7, 3, 0));
    }

    @Test
    void a_hold_released_after_the_lot_ended_loses_the_points_then_and_not_before() {
        accounts.with(PointsExpiry.rolling(1, Unit.DAYS)).now = BEFORE.minus(Duration.ofDays(1));
        accounts.earn("e-1", 10).now = BEFORE;
        accounts.hold("h-1", 7).after(Duration.ofMinutes(25)).settle();
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(0, 0, 7, 0, 10, 0, 3, 0));
        accounts.release("h-1");
        assertThat(accounts.only(HoldReleased.class).expired()).containsExactly(new Allocation("earning:e-1", 7));
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(0, 0, 0, 0, 10, 0, 10, 0));
    }

    @Test
    void what_was_owed_is_paid_out_of_the_points_that_a_hold_frees() {
        accounts.pay("o-1", 1000).hold("h-1", 10).refund("o-1", "f-1", 1000, 600);
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(0, 0, 10, 4, 10, 0, 0, 0));
        accounts.release("h-1");
        assertThat(accounts.only(HoldReleased.class).repaid()).containsExactly(new Allocation("order:o-1", 4));
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(6, 0, 0, 0, 10, 0, 0, 4));
    }
}
