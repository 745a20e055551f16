package dev.pondkeeper.command.points;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.points.PointsBalances;
import dev.pondkeeper.kernel.points.PointsCommand.AnnouncePointsExpiry;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import dev.pondkeeper.kernel.points.PointsEvent.HoldTimedOut;
import dev.pondkeeper.kernel.points.PointsEvent.PointsActivated;
import dev.pondkeeper.kernel.points.PointsEvent.PointsEarned;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpired;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpiryAnnounced;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpiryExtended;
import dev.pondkeeper.kernel.programme.PointsExpiry;
import dev.pondkeeper.kernel.programme.PointsExpiry.Kind;
import dev.pondkeeper.kernel.programme.PointsExpiry.Rounding;
import dev.pondkeeper.kernel.programme.PointsExpiry.Unit;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SettlementTest {

    private static final Instant END = Instant.parse("2026-03-31T23:59:59.999Z");

    private final Accounts accounts = new Accounts().with(PointsExpiry.rolling(30, Unit.DAYS));

    @Test
    void at_the_last_instant_points_are_spent_and_at_midnight_they_have_expired() {
        accounts.earn("e-1", 10).now = END;
        accounts.redeem("r-1", 4);
        assertThat(accounts.recordedNames()).containsExactly("PointsRedeemed");

        accounts.now = END.plusMillis(1);
        assertThat(accounts.refusalOf(accounts.redemption("r-2", 1))).isEqualTo("insufficient-points");
        accounts.settle();

        PointsExpired expired = accounts.only(PointsExpired.class);
        assertThat(expired.lots()).containsExactly(new Allocation("earning:e-1", 6));
        assertThat(expired.occurredAt()).isEqualTo(END.plusMillis(1));
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(0, 0, 0, 0, 10, 4, 6, 0));
    }

    @Test
    void what_ends_soon_is_announced_with_what_is_left_of_it_and_changes_nothing() {
        accounts.earn("e-1", 10).earn("e-2", 20).after(Duration.ofDays(1)).earn("e-3", 40);
        accounts.redeem("r-1", 4).hold("h-1", 5).pendingFor(3);
        PointsBalances before = accounts.balances();

        accounts.done(new AnnouncePointsExpiry(LI_LEI, END, accounts.now));

        assertThat(accounts.recorded())
                .containsExactly(new PointsExpiryAnnounced(LI_LEI, 21, END, before, accounts.now));
    }

    @Test
    void points_that_wait_are_announced_too() {
        accounts.pendingFor(7).pay("o-1", 1000);
        accounts.done(new AnnouncePointsExpiry(LI_LEI, END, accounts.now));
        assertThat(accounts.only(PointsExpiryAnnounced.class).points()).isEqualTo(10);
    }

    @Test
    void what_is_spent_or_ends_at_another_time_or_has_ended_is_not_announced() {
        accounts.earn("e-1", 10);
        accounts.done(new AnnouncePointsExpiry(LI_LEI, END.minusMillis(1), accounts.now));
        assertThat(accounts.recorded()).isEmpty();
        accounts.redeem("r-1", 10);
        accounts.done(new AnnouncePointsExpiry(LI_LEI, END, accounts.now));
        assertThat(accounts.recorded()).isEmpty();
        accounts.earn("e-2", 10).now = END.plusMillis(1);
        accounts.done(new AnnouncePointsExpiry(LI_LEI, END, accounts.now));
        assertThat(accounts.recordedNames()).containsExactly("PointsExpired");
    }

    @Test
    void nothing_due_is_nothing_recorded() {
        accounts.earn("e-1", 10).settle();
        assertThat(accounts.recorded()).isEmpty();
        accounts.redeem("r-1", 10).after(Duration.ofDays(99)).settle();
        assertThat(accounts.recorded()).isEmpty();
    }

    @Test
    void all_lots_that_end_together_are_one_event() {
        accounts.earn("e-1", 10).earn("e-2", 20).after(Duration.ofDays(1)).earn("e-3", 30);
        accounts.after(Duration.ofDays(40)).settle();
        assertThat(accounts.recordedNames()).containsExactly("PointsExpired", "PointsExpired");
        assertThat(((PointsExpired) accounts.recorded().get(0)).lots())
                .containsExactly(new Allocation("earning:e-1", 10), new Allocation("earning:e-2", 20));
        assertThat(((PointsExpired) accounts.recorded().get(1)).points()).isEqualTo(30);
    }

    @Test
    void one_decision_brings_a_thousand_lots_up_to_date_and_still_spends_none_that_has_ended() {
        for (int i = 0; i < Settlement.MOST_LOTS + 1; i++) accounts.earn("e-" + i, 1);
        accounts.after(Duration.ofDays(40));
        assertThat(accounts.refusalOf(accounts.redemption("r-1", 1))).isEqualTo("insufficient-points");
        accounts.settle();
        assertThat(accounts.only(PointsExpired.class).lots()).hasSize(Settlement.MOST_LOTS);
        assertThat(accounts.balances().available()).isEqualTo(1);
        accounts.settle();
        assertThat(accounts.balances().available()).isZero();
    }

    @Test
    void points_of_an_order_wait_their_days_and_then_every_decision_sees_them() {
        accounts.pendingFor(7).pay("o-1", 1000);
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(0, 10, 0, 0, 10, 0, 0, 0));
        accounts.after(Duration.ofDays(7).minusNanos(1));
        assertThat(accounts.refusalOf(accounts.redemption("r-1", 1))).isEqualTo("insufficient-points");

        accounts.after(Duration.ofNanos(1)).redeem("r-1", 10);

        assertThat(accounts.recordedNames()).containsExactly("PointsActivated", "PointsRedeemed");
        assertThat(((PointsActivated) accounts.recorded().get(0)).occurredAt()).isEqualTo(NOW.plus(Duration.ofDays(7)));
    }

    @Test
    void a_lot_can_be_used_on_the_day_it_becomes_active_however_short_its_life() {
        accounts.with(PointsExpiry.rolling(1, Unit.DAYS)).pendingFor(9).pay("o-1", 1000);
        assertThat(accounts.only(PointsEarned.class).expiresAt()).isEqualTo("2026-03-10T23:59:59.999Z");
    }

    @Test
    void what_fell_due_is_recorded_in_the_order_in_which_it_did() {
        accounts.pendingFor(2).pay("o-1", 500);
        accounts.earn("e-1", 10).hold("h-1", 4).after(Duration.ofDays(60)).settle();
        assertThat(accounts.recordedNames()).containsExactly("HoldTimedOut", "PointsActivated", "PointsExpired");
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(0, 0, 0, 0, 15, 0, 15, 0));
        assertThat(((HoldTimedOut) accounts.recorded().get(0)).occurredAt())
                .isEqualTo(NOW.plus(Duration.ofMinutes(30)));
    }

    @Test
    void history_that_has_ended_long_ago_is_issued_and_expires_in_the_same_commit() {
        Instant now = accounts.now;
        accounts.now = Instant.parse("1997-01-12T04:00:00Z");
        var old = accounts.programme;
        PointsEarned probe = new Accounts().with(old.points()).earn("x", 1).only(PointsEarned.class);
        assertThat(probe.pending()).isFalse();
        var command = new dev.pondkeeper.kernel.points.PointsCommand.EarnPoints(
                dev.pondkeeper.command.Decisions.LI_LEI,
                new dev.pondkeeper.kernel.points.EarningId("old"),
                7,
                "gift",
                accounts.now);
        accounts.now = now;
        accounts.done(command);
        assertThat(accounts.recordedNames()).containsExactly("PointsEarned", "PointsExpired");
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(0, 0, 0, 0, 7, 0, 7, 0));
    }

    @Test
    void sliding_points_live_on_as_long_as_the_account_is_used() {
        accounts.with(new PointsExpiry(Kind.SLIDING, 10, Unit.DAYS, Rounding.NONE, null, null));
        accounts.earn("e-1", 10).after(Duration.ofDays(9)).earn("e-2", 5);
        assertThat(accounts.only(PointsEarned.class).expiresAt()).isEqualTo("2026-03-20T23:59:59.999Z");

        accounts.after(Duration.ofDays(9)).redeem("r-1", 3);
        assertThat(accounts.only(PointsExpiryExtended.class).expiresAt()).isEqualTo("2026-03-29T23:59:59.999Z");
        accounts.redeem("r-2", 1);
        assertThat(accounts.recordedNames()).as("the same day again").containsExactly("PointsRedeemed");

        accounts.now = Instant.parse("2026-03-29T23:59:59.999Z");
        accounts.settle();
        assertThat(accounts.recorded()).isEmpty();
        accounts.now = Instant.parse("2026-03-30T00:00:00Z");
        accounts.settle();
        assertThat(accounts.only(PointsExpired.class).points()).isEqualTo(11);
    }

    @Test
    void sliding_and_fixed_lots_are_spent_in_one_order() {
        accounts.earn("fixed", 10);
        accounts.with(new PointsExpiry(Kind.SLIDING, 10, Unit.DAYS, Rounding.NONE, null, null));
        accounts.earn("slides", 10).redeem("r-1", 11);
        assertThat(accounts.only(dev.pondkeeper.kernel.points.PointsEvent.PointsRedeemed.class)
                        .allocations())
                .containsExactly(new Allocation("earning:slides", 10), new Allocation("earning:fixed", 1));
    }
}
