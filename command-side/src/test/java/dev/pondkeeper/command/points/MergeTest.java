package dev.pondkeeper.command.points;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.points.Accounts.HAN_MEIMEI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
import dev.pondkeeper.kernel.points.EarningId;
import dev.pondkeeper.kernel.points.HoldId;
import dev.pondkeeper.kernel.points.PointsBalances;
import dev.pondkeeper.kernel.points.PointsCommand.CapturePoints;
import dev.pondkeeper.kernel.points.PointsCommand.ClawBackPoints;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPoints;
import dev.pondkeeper.kernel.points.PointsCommand.HoldPoints;
import dev.pondkeeper.kernel.points.PointsCommand.RedeemPoints;
import dev.pondkeeper.kernel.points.PointsCommand.ReleaseHold;
import dev.pondkeeper.kernel.points.PointsCommand.ReverseRedemption;
import dev.pondkeeper.kernel.points.PointsEvent.PointsMovedIn;
import dev.pondkeeper.kernel.points.RedemptionId;
import dev.pondkeeper.kernel.programme.PointsExpiry;
import dev.pondkeeper.kernel.programme.PointsExpiry.Unit;
import dev.pondkeeper.kernel.programme.PointsRules.Clawback;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Li Lei's account is merged into Han Meimei's, and perhaps taken back. */
class MergeTest {

    private final Accounts accounts = new Accounts().with(PointsExpiry.rolling(30, Unit.DAYS));

    @Test
    void a_merge_moves_open_lots_and_holds_with_their_dates_and_names() {
        accounts.earn("e-1", 10).hold("h-1", 4).pendingFor(7).pay("o-1", 500).merge();
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(0, 0, 0, 0, 15, 0, 0, 15));
        assertThat(accounts.balances(HAN_MEIMEI)).isEqualTo(new PointsBalances(6, 5, 4, 0, 15, 0, 0, 0));
        PointsMovedIn in = (PointsMovedIn) accounts.events(HAN_MEIMEI).get(0);
        assertThat(in.lots())
                .extracting(lot -> lot.lotId() + " " + lot.expiresAt())
                .containsExactly(
                        "earning:e-1~merge:m-1 2026-03-31T23:59:59.999Z",
                        "order:o-1~merge:m-1 2026-03-31T23:59:59.999Z");
        accounts.done(new CapturePoints(HAN_MEIMEI, new HoldId("h-1"), new RedemptionId("r-1"), 4, null, accounts.now));
        accounts.after(Duration.ofDays(7))
                .done(new RedeemPoints(HAN_MEIMEI, new RedemptionId("r-2"), 11, accounts.now));
        assertThat(accounts.balances(HAN_MEIMEI)).isEqualTo(new PointsBalances(0, 0, 0, 0, 15, 15, 0, 0));
    }

    @Test
    void what_the_merged_customer_owes_is_paid_by_the_survivor() {
        accounts.pay("o-1", 1000).redeem("r-1", 10).refund("o-1", "f-1", 1000, 0);
        han(6);
        accounts.merge();
        assertThat(accounts.balances().owed()).isZero();
        assertThat(accounts.balances(HAN_MEIMEI)).isEqualTo(new PointsBalances(0, 0, 0, 4, 6, 0, 0, 6));
    }

    @Test
    void what_comes_in_for_the_merged_customer_goes_on_to_the_survivor() {
        accounts.merge().pay("o-1", 1000);
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(0, 0, 0, 0, 10, 0, 0, 10));
        assertThat(accounts.balances(HAN_MEIMEI).available()).isEqualTo(10);
        accounts.refund("o-1", "f-1", 1000, 400);
        assertThat(accounts.balances(HAN_MEIMEI)).isEqualTo(new PointsBalances(4, 0, 0, 0, 10, 0, 0, 6));
    }

    @Test
    void a_redemption_of_the_merged_customer_taken_back_gives_the_survivor_the_points() {
        accounts.earn("e-1", 10).redeem("r-1", 7).merge().reverse("r-1");
        assertThat(accounts.balances(HAN_MEIMEI)).isEqualTo(new PointsBalances(10, 0, 0, 0, 10, 0, 0, 0));
        accounts.done(new RedeemPoints(HAN_MEIMEI, new RedemptionId("r-2"), 10, accounts.now));
    }

    @Test
    void within_the_balance_means_the_survivors_balance() {
        accounts.with(Clawback.WITHIN_BALANCE).pay("o-1", 1000).redeem("r-1", 10);
        han(6);
        accounts.merge().refund("o-1", "f-1", 1000, 0);
        assertThat(accounts.balances(HAN_MEIMEI)).isEqualTo(new PointsBalances(0, 0, 0, 0, 6, 0, 0, 6));
        assertThat(accounts.balances().owed()).isZero();
    }

    @Test
    void what_was_done_before_the_merge_is_known_under_the_survivors_id() {
        accounts.pay("o-1", 1000).earn("e-1", 5).redeem("r-1", 7).merge();
        accounts.done(new EarnPoints(HAN_MEIMEI, new EarningId("e-1"), 5, "gift", accounts.now));
        accounts.done(new RedeemPoints(HAN_MEIMEI, new RedemptionId("r-1"), 7, accounts.now));
        assertThat(accounts.balances(HAN_MEIMEI)).isEqualTo(new PointsBalances(8, 0, 0, 0, 8, 0, 0, 0));

        accounts.done(new ReverseRedemption(HAN_MEIMEI, new RedemptionId("r-1"), accounts.now));
        assertThat(accounts.balances(HAN_MEIMEI).available()).isEqualTo(15);
        accounts.done(new ClawBackPoints(
                HAN_MEIMEI,
                new OrderId("o-1"),
                new RefundId("f-1"),
                new Money(1000, "CNY"),
                new Money(0, "CNY"),
                accounts.now));
        assertThat(accounts.balances(HAN_MEIMEI)).isEqualTo(new PointsBalances(5, 0, 0, 0, 15, 0, 0, 10));
        assertThat(accounts.refusalOf(new ReverseRedemption(HAN_MEIMEI, new RedemptionId("r-9"), accounts.now)))
                .isEqualTo("unknown-redemption");
    }

    @Test
    void a_merge_taken_back_returns_what_is_left_under_the_old_names() {
        accounts.earn("e-1", 10).hold("h-1", 4);
        han(5);
        accounts.merge().done(new RedeemPoints(HAN_MEIMEI, new RedemptionId("r-1"), 3, accounts.now));
        accounts.unmerge();
        PointsBalances mine = accounts.balances();
        PointsBalances hers = accounts.balances(HAN_MEIMEI);
        assertThat(mine.available() + hers.available()).isEqualTo(8);
        assertThat(mine.held()).isEqualTo(4);
        assertThat(hers.held()).isZero();
        accounts.release("h-1").redeem("r-9", mine.available() + 4).earn("e-2", 1);
        assertThat(accounts.balances().available()).as("his own again").isEqualTo(1);
    }

    @Test
    void a_hold_whose_name_the_survivor_uses_too_ends_here_and_its_points_follow() {
        accounts.earn("e-1", 10).hold("h-1", 4);
        han(5);
        accounts.done(new HoldPoints(HAN_MEIMEI, new HoldId("h-1"), 5, accounts.now))
                .merge();
        assertThat(accounts.balances().held()).isEqualTo(4);
        accounts.after(Duration.ofMinutes(30)).settle();
        assertThat(accounts.balances().held()).isZero();
        assertThat(accounts.balances(HAN_MEIMEI).available()).isEqualTo(15);
    }

    private void han(long points) {
        accounts.done(new EarnPoints(HAN_MEIMEI, new EarningId("e-1"), points, "gift", accounts.now));
    }

    @Test
    void accounts_of_which_one_is_a_moment_older_are_asked_once_each_where_they_lead_in_a_circle() {
        accounts.earn("e-1", 10).merge();
        PointsMovedIn back = new PointsMovedIn(
                LI_LEI,
                "m-2",
                HAN_MEIMEI,
                Moves.MERGE,
                List.of(),
                List.of(),
                0,
                List.of(),
                accounts.balances(),
                accounts.now);
        accounts.pond().record(new StreamId("points", LI_LEI.value()), back);
        assertThat(accounts.refusalOf(new ReleaseHold(HAN_MEIMEI, new HoldId("h-9"), accounts.now)))
                .isEqualTo("unknown-hold");
    }
}
