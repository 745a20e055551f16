package dev.pondkeeper.command.points;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.NOBODY;
import static dev.pondkeeper.command.points.Accounts.HAN_MEIMEI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.points.AdjustmentId;
import dev.pondkeeper.kernel.points.PointsBalances;
import dev.pondkeeper.kernel.points.PointsCommand.AdjustPoints;
import dev.pondkeeper.kernel.points.PointsCommand.FreezePoints;
import dev.pondkeeper.kernel.points.PointsCommand.HoldPoints;
import dev.pondkeeper.kernel.points.PointsCommand.UnfreezePoints;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import dev.pondkeeper.kernel.points.PointsEvent.PointsAdjusted;
import dev.pondkeeper.kernel.points.PointsEvent.PointsTransferredIn;
import dev.pondkeeper.kernel.points.PointsEvent.PointsTransferredOut;
import dev.pondkeeper.kernel.points.StaffId;
import dev.pondkeeper.kernel.programme.PointsExpiry;
import dev.pondkeeper.kernel.programme.PointsExpiry.Unit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Corrections, transfers and freezing. */
class TwoAccountsTest {

    private final Accounts accounts = new Accounts().with(PointsExpiry.rolling(30, Unit.DAYS));

    @Test
    void staff_gives_and_takes_with_a_reason_and_a_name() {
        accounts.adjust("a-1", 30);
        PointsAdjusted given = accounts.only(PointsAdjusted.class);
        assertThat(given.actor()).isEqualTo(new StaffId("s-1"));
        assertThat(given.given()).hasSize(1);
        accounts.adjust("a-2", -10).adjust("a-2", -10);
        assertThat(accounts.recorded()).isEmpty();
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(20, 0, 0, 0, 30, 0, 0, 10));
        assertThat(accounts.refusalOf(adjustment("a-2", 10))).isEqualTo("adjustment-clash");
        assertThat(accounts.refusalOf(adjustment("a-3", -21))).isEqualTo("insufficient-points");
    }

    @Test
    void what_is_owed_is_paid_out_of_what_staff_gives() {
        accounts.pay("o-1", 1000)
                .redeem("r-1", 10)
                .refund("o-1", "f-1", 1000, 0)
                .adjust("a-1", 30);
        assertThat(accounts.only(PointsAdjusted.class).repaid()).containsExactly(new Allocation("adjustment:a-1", 10));
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(20, 0, 0, 0, 40, 10, 0, 10));
    }

    @Test
    void a_transfer_moves_the_soonest_to_end_with_their_dates_and_their_names() {
        accounts.earn("e-1", 10).after(Duration.ofDays(1)).earn("e-2", 10);
        accounts.done(accounts.transfer("t-1", LI_LEI, HAN_MEIMEI, 15));
        assertThat(accounts.only(PointsTransferredOut.class).allocations())
                .containsExactly(new Allocation("earning:e-1", 10), new Allocation("earning:e-2", 5));
        PointsTransferredIn in =
                (PointsTransferredIn) accounts.events(HAN_MEIMEI).get(0);
        assertThat(in.lots())
                .extracting(lot -> lot.lotId() + " " + lot.expiresAt())
                .containsExactly(
                        "earning:e-1~transfer:42/t-1 2026-03-31T23:59:59.999Z",
                        "earning:e-2~transfer:42/t-1 2026-04-01T23:59:59.999Z");
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(5, 0, 0, 0, 20, 0, 0, 15));
        assertThat(accounts.balances(HAN_MEIMEI)).isEqualTo(new PointsBalances(15, 0, 0, 0, 15, 0, 0, 0));
    }

    @Test
    void the_same_transfer_twice_is_once_and_has_one_amount_and_one_receiver() {
        accounts.earn("e-1", 20).done(accounts.transfer("t-1", LI_LEI, HAN_MEIMEI, 5));
        accounts.done(accounts.transfer("t-1", LI_LEI, HAN_MEIMEI, 5));
        assertThat(accounts.recorded()).isEmpty();
        assertThat(accounts.refusalOf(accounts.transfer("t-1", LI_LEI, HAN_MEIMEI, 6)))
                .isEqualTo("transfer-clash");
        assertThat(accounts.refusalOf(
                        accounts.transfer("t-1", LI_LEI, new dev.pondkeeper.kernel.customer.CustomerId("44"), 5)))
                .isEqualTo("transfer-clash");
        assertThat(accounts.refusalOf(accounts.transfer("t-2", LI_LEI, NOBODY, 5)))
                .isEqualTo("unknown-customer");
    }

    @Test
    void pending_and_held_points_are_not_transferred() {
        accounts.earn("e-1", 10).hold("h-1", 6).pendingFor(7).pay("o-1", 1000);
        assertThat(accounts.refusalOf(accounts.transfer("t-1", LI_LEI, HAN_MEIMEI, 5)))
                .isEqualTo("insufficient-points");
        accounts.done(accounts.transfer("t-1", LI_LEI, HAN_MEIMEI, 4));
    }

    @Test
    void points_that_come_to_somebody_who_owes_pay_that_first() {
        accounts.pay("o-1", 1000).redeem("r-1", 10).refund("o-1", "f-1", 1000, 0);
        accounts.done(new dev.pondkeeper.kernel.points.PointsCommand.EarnPoints(
                HAN_MEIMEI, new dev.pondkeeper.kernel.points.EarningId("e"), 15, "gift", accounts.now));
        accounts.done(accounts.transfer("t-1", HAN_MEIMEI, LI_LEI, 15));
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(5, 0, 0, 0, 25, 10, 0, 10));
    }

    @Test
    void a_frozen_account_keeps_what_it_has_and_goes_on_earning() {
        accounts.earn("e-1", 10).hold("h-1", 4).done(new FreezePoints(LI_LEI, "doubt", accounts.now));
        accounts.done(new FreezePoints(LI_LEI, "doubt", accounts.now));
        assertThat(accounts.recorded()).isEmpty();
        assertThat(accounts.refusalOf(accounts.redemption("r-1", 1))).isEqualTo("account-frozen");
        assertThat(accounts.refusalOf(
                        new HoldPoints(LI_LEI, new dev.pondkeeper.kernel.points.HoldId("h-2"), 1, accounts.now)))
                .isEqualTo("account-frozen");
        assertThat(accounts.refusalOf(accounts.transfer("t-1", LI_LEI, HAN_MEIMEI, 1)))
                .isEqualTo("account-frozen");
        accounts.earn("e-2", 5).capture("h-1", "r-2", 2, null).release("h-1").adjust("a-1", -1);
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(12, 0, 0, 0, 15, 2, 0, 1));
        accounts.done(new UnfreezePoints(LI_LEI, "no doubt", accounts.now)).redeem("r-1", 1);
        accounts.done(new UnfreezePoints(LI_LEI, "no doubt", accounts.now));
        assertThat(accounts.recorded()).isEmpty();
    }

    @Test
    void nothing_is_transferred_to_a_frozen_account_either() {
        accounts.earn("e-1", 10).done(new FreezePoints(HAN_MEIMEI, "doubt", accounts.now));
        assertThat(accounts.refusalOf(accounts.transfer("t-1", LI_LEI, HAN_MEIMEI, 1)))
                .isEqualTo("account-frozen");
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(10, 0, 0, 0, 10, 0, 0, 0));
    }

    private AdjustPoints adjustment(String id, long points) {
        return new AdjustPoints(LI_LEI, new AdjustmentId(id), points, "by hand", new StaffId("s-1"), accounts.now);
    }
}
