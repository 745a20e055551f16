package dev.pondkeeper.command.points;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.points.EarningId;
import dev.pondkeeper.kernel.points.PointsBalances;
import dev.pondkeeper.kernel.points.PointsCommand.ReverseEarning;
import dev.pondkeeper.kernel.points.PointsEvent;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import dev.pondkeeper.kernel.points.PointsEvent.EarningReversed;
import dev.pondkeeper.kernel.points.PointsEvent.PointsClawedBack;
import dev.pondkeeper.kernel.points.PointsEvent.PointsEarned;
import dev.pondkeeper.kernel.programme.PointsExpiry;
import dev.pondkeeper.kernel.programme.PointsExpiry.Unit;
import dev.pondkeeper.kernel.programme.PointsRules;
import dev.pondkeeper.kernel.programme.PointsRules.Clawback;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClawbackTest {

    private final Accounts accounts = new Accounts().with(PointsExpiry.rolling(30, Unit.DAYS));

    @Test
    void a_refund_takes_the_difference_that_the_order_would_have_earned_less() {
        accounts.pay("o-1", 1177).refund("o-1", "f-1", 1177, 877);
        PointsClawedBack clawed = accounts.only(PointsClawedBack.class);
        assertThat(clawed.points()).isEqualTo(3);
        assertThat(clawed.available()).containsExactly(new Allocation("order:o-1", 3));
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(8, 0, 0, 0, 11, 0, 0, 3));
    }

    @Test
    void of_active_lots_the_orders_own_goes_first_though_others_end_sooner() {
        accounts.earn("e-1", 10).after(Duration.ofDays(1)).pay("o-1", 1000).redeem("r-1", 12);
        accounts.earn("e-2", 10).refund("o-1", "f-1", 1000, 0);
        assertThat(accounts.only(PointsClawedBack.class).available())
                .containsExactly(new Allocation("order:o-1", 8), new Allocation("earning:e-2", 2));
    }

    @ParameterizedTest
    @CsvSource({"1", "33", "99", "100", "101", "590", "1177"})
    void partial_refunds_that_sum_to_the_whole_take_exactly_everything(long each) {
        accounts.pay("o-1", 1177);
        for (long net = 1177 - each, n = 0; ; net -= each, n++) {
            accounts.refund("o-1", "f-" + n, 1177, Math.max(0, net));
            if (net <= 0) break;
        }
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(0, 0, 0, 0, 11, 0, 0, 11));
    }

    @Test
    void the_same_refund_twice_takes_once_and_an_older_one_heard_late_takes_nothing() {
        accounts.pay("o-1", 1000).refund("o-1", "f-2", 1000, 400).refund("o-1", "f-2", 1000, 400);
        assertThat(accounts.recorded()).isEmpty();
        accounts.refund("o-1", "f-1", 1000, 700);
        assertThat(accounts.recorded()).isEmpty();
        assertThat(accounts.balances().reversed()).isEqualTo(6);
    }

    @Test
    void the_rate_under_which_the_order_earned_is_the_rate_at_which_it_gives_back() {
        accounts.with(new PointsRules(3, 0, PointsExpiry.rolling(30, Unit.DAYS), Clawback.RECOVER, 30, 7));
        accounts.pay("o-1", 1000);
        accounts.with(new PointsRules(1, 0, PointsExpiry.rolling(30, Unit.DAYS), Clawback.RECOVER, 30, 7));
        accounts.refund("o-1", "f-1", 1000, 0);
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(0, 0, 0, 0, 30, 0, 0, 30));
    }

    @Test
    void a_refund_before_activation_takes_the_orders_own_pending_points_then_other_pending_ones_then_available_ones() {
        accounts.pay("old", 300).pendingFor(7).pay("first", 500).pay("o-1", 1000);
        accounts.refund("o-1", "f-1", 1000, 0);
        assertThat(accounts.only(PointsClawedBack.class).pending()).containsExactly(new Allocation("order:o-1", 10));
        accounts.with(Clawback.RECOVER).pendingFor(0).pay("o-2", 2000).redeem("r-1", 20);
        accounts.refund("o-2", "f-1", 2000, 0);
        PointsClawedBack clawed = accounts.only(PointsClawedBack.class);
        assertThat(clawed.pending()).containsExactly(new Allocation("order:first", 5));
        assertThat(clawed.available()).containsExactly(new Allocation("order:old", 3));
        assertThat(clawed.owed()).isEqualTo(12);
    }

    @Test
    void after_a_partial_spend_the_rest_is_owed_and_paid_first_by_the_next_points_earned_also_partially() {
        accounts.pay("o-1", 1000).redeem("r-1", 8).refund("o-1", "f-1", 1000, 0);
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(0, 0, 0, 8, 10, 8, 0, 2));

        accounts.earn("e-1", 5);
        assertThat(accounts.only(PointsEarned.class).repaid()).isEqualTo(5);
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(0, 0, 0, 3, 15, 8, 0, 7));

        accounts.pendingFor(7).pay("o-2", 1000);
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(0, 7, 0, 0, 25, 8, 0, 10));
        accounts.after(Duration.ofDays(8)).redeem("r-2", 7);
    }

    @Test
    void after_a_full_spend_everything_is_owed() {
        accounts.pay("o-1", 1000).redeem("r-1", 10).refund("o-1", "f-1", 1000, 0);
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(0, 0, 0, 10, 10, 10, 0, 0));
        assertThat(accounts.refusalOf(accounts.redemption("r-2", 1))).isEqualTo("insufficient-points");
    }

    @Test
    void points_that_expired_unused_are_not_taken_a_second_time() {
        accounts.pay("o-1", 1000).redeem("r-1", 4).after(Duration.ofDays(40)).earn("e-1", 50);
        accounts.refund("o-1", "f-1", 1000, 700);
        assertThat(accounts.only(PointsClawedBack.class).lapsed()).isEqualTo(3);
        accounts.refund("o-1", "f-2", 1000, 0);
        PointsClawedBack clawed = accounts.only(PointsClawedBack.class);
        assertThat(clawed.lapsed()).isEqualTo(3);
        assertThat(clawed.available()).containsExactly(new Allocation("earning:e-1", 4));
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(46, 0, 0, 0, 60, 4, 6, 4));
    }

    @Test
    void within_the_balance_the_rest_is_forgiven() {
        accounts.with(Clawback.WITHIN_BALANCE).pay("o-1", 1000).redeem("r-1", 8).refund("o-1", "f-1", 1000, 0);
        PointsClawedBack clawed = accounts.only(PointsClawedBack.class);
        assertThat(clawed.forgiven()).isEqualTo(8);
        assertThat(clawed.owed()).isZero();
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(0, 0, 0, 0, 10, 8, 0, 2));
    }

    @Test
    void where_only_pending_points_are_taken_active_ones_are_forgiven() {
        accounts.with(Clawback.ONLY_PENDING).pay("o-1", 1000).refund("o-1", "f-1", 1000, 0);
        assertThat(accounts.only(PointsClawedBack.class).forgiven()).isEqualTo(10);
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(10, 0, 0, 0, 10, 0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "590, 5", "1176, 11", "1100, 11"})
    void a_refund_heard_before_the_order_has_earned_comes_out_as_one_heard_after_it(long net, long left) {
        accounts.pay("o-1", 1177).refund("o-1", "f-1", 1177, net);
        Accounts other = new Accounts().with(PointsExpiry.rolling(30, Unit.DAYS));
        other.refund("o-1", "f-1", 1177, net).refund("o-1", "f-1", 1177, net);
        assertThat(other.recorded()).as("the same refund again").isEmpty();
        other.pay("o-1", 1177);

        assertThat(accounts.balances().available()).isEqualTo(left);
        assertThat(other.balances()).isEqualTo(accounts.balances());
        other.pay("o-1", 1177).refund("o-1", "f-1", 1177, net);
        assertThat(other.recorded()).isEmpty();
        other.refund("o-1", "f-2", 1177, 0);
        accounts.refund("o-1", "f-2", 1177, 0);
        assertThat(other.balances()).isEqualTo(accounts.balances());
    }

    @Test
    void an_order_too_small_to_earn_leaves_no_trace_of_its_refund() {
        accounts.pay("o-1", 99).refund("o-1", "f-1", 99, 0);
        assertThat(accounts.events(LI_LEI)).isEmpty();
    }

    @Test
    void an_order_that_used_and_earned_points_is_cancelled_in_either_order() {
        accounts.earn("gift", 10).redeem("r-1", 10).pay("o-1", 2000).redeem("r-2", 15);
        Accounts other = new Accounts().with(PointsExpiry.rolling(30, Unit.DAYS));
        other.earn("gift", 10).redeem("r-1", 10).pay("o-1", 2000).redeem("r-2", 15);

        accounts.reverse("r-1").refund("o-1", "f-1", 2000, 0);
        other.refund("o-1", "f-1", 2000, 0).reverse("r-1");

        assertThat(accounts.balances()).isEqualTo(new PointsBalances(0, 0, 0, 5, 30, 15, 0, 15));
        assertThat(other.balances()).isEqualTo(accounts.balances());
    }

    @Test
    void every_event_of_the_family_is_one_that_an_account_knows() {
        assertThat(Evolution.known()).containsExactlyInAnyOrder(PointsEvent.class.getPermittedSubclasses());
    }

    @Test
    void an_earning_that_was_undone_is_taken_back_whole_its_own_lot_first_and_once() {
        accounts.earn("other", 10).after(Duration.ofDays(1)).earn("e-1", 200);
        accounts.done(undo("e-1"));
        EarningReversed reversed = accounts.only(EarningReversed.class);
        assertThat(reversed.available()).containsExactly(new Allocation("earning:e-1", 200));
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(10, 0, 0, 0, 210, 0, 0, 200));
        accounts.done(undo("e-1"));
        assertThat(accounts.recorded()).isEmpty();
    }

    @Test
    void what_an_undone_earning_no_longer_has_is_taken_elsewhere_and_then_owed() {
        accounts.earn("e-1", 200).redeem("r-1", 150).earn("e-2", 30);
        accounts.done(undo("e-1"));
        EarningReversed reversed = accounts.only(EarningReversed.class);
        assertThat(reversed.available())
                .containsExactly(new Allocation("earning:e-1", 50), new Allocation("earning:e-2", 30));
        assertThat(reversed.owed()).isEqualTo(120);
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(0, 0, 0, 120, 230, 150, 0, 80));
    }

    @Test
    void what_of_an_undone_earning_expired_unused_is_not_taken_twice() {
        accounts.earn("e-1", 200).redeem("r-1", 50).after(Duration.ofDays(40)).settle();
        accounts.earn("e-2", 500);
        accounts.done(undo("e-1"));
        EarningReversed reversed = accounts.only(EarningReversed.class);
        assertThat(reversed.lapsed()).isEqualTo(150);
        assertThat(reversed.available()).containsExactly(new Allocation("earning:e-2", 50));
        assertThat(reversed.owed()).isZero();
    }

    @Test
    void what_was_never_given_cannot_be_undone() {
        accounts.earn("e-1", 200);
        accounts.done(undo("e-2"));
        assertThat(accounts.recorded()).isEmpty();
    }

    private ReverseEarning undo(String earning) {
        return new ReverseEarning(LI_LEI, new EarningId(earning), "undone", accounts.now());
    }
}
