package dev.pondkeeper.command.outcome;

import dev.pondkeeper.kernel.distributor.DistributorCommand.CountCheckIn;
import dev.pondkeeper.kernel.distributor.DistributorCommand.CountOwnSpend;
import dev.pondkeeper.kernel.distributor.DistributorCommand.GrantDistributionRight;
import dev.pondkeeper.kernel.distributor.DistributorCommand.ReinstateDistributor;
import dev.pondkeeper.kernel.distributor.DistributorCommand.RevokeDistributionRight;
import dev.pondkeeper.kernel.distributor.DistributorCommand.SuspendDistributor;
import dev.pondkeeper.kernel.distributor.PayoutOutcome;
import dev.pondkeeper.kernel.distributor.TransferId;
import dev.pondkeeper.kernel.distributor.WalletCommand.AccrueCommission;
import dev.pondkeeper.kernel.distributor.WalletCommand.ApproveWithdrawal;
import dev.pondkeeper.kernel.distributor.WalletCommand.HoldCommission;
import dev.pondkeeper.kernel.distributor.WalletCommand.RecordPayout;
import dev.pondkeeper.kernel.distributor.WalletCommand.RejectWithdrawal;
import dev.pondkeeper.kernel.distributor.WalletCommand.RequestWithdrawal;
import dev.pondkeeper.kernel.distributor.WalletCommand.ReverseCommission;
import dev.pondkeeper.kernel.distributor.WalletCommand.SettleCommissions;
import dev.pondkeeper.kernel.distributor.WithdrawalId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.programme.DistributionRules.Right;
import dev.pondkeeper.kernel.programme.Rate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A distributor with 50 yuan of commission on an order of 500. */
final class DistributorTable extends Table {

    private static final OrderId ORDER = new OrderId("o-1");
    private static final WithdrawalId WITHDRAWAL = new WithdrawalId("w-1");
    private static final Duration SETTLED = Duration.ofDays(20);

    DistributorTable() {
        super("Distributor");
        State fresh = state("no right", NOW);
        State active = state("active", NOW, step(NOW, at -> grant(null, at)));
        State suspended = from(active, "suspended", NOW, step(NOW, at -> new SuspendDistributor(LI_LEI, "x", at)));
        from(suspended, "reinstated", NOW, step(NOW, at -> new ReinstateDistributor(LI_LEI, at)));
        from(active, "revoked", NOW, step(NOW, at -> new RevokeDistributionRight(LI_LEI, "x", at)));
        State accrued = from(active, "commission accrued", NOW, step(NOW, at -> accrue(1, at)));
        State held = from(accrued, "commission held", NOW, step(NOW, at -> new HoldCommission(LI_LEI, ORDER, at)));
        from(held, "its hold has ended, not yet recorded", SETTLED);
        State settled = from(held, "commission settled", SETTLED, step(SETTLED, DistributorTable::settle));
        from(
                settled,
                "settled, and suspended since",
                SETTLED,
                step(SETTLED, at -> new SuspendDistributor(LI_LEI, "x", at)));
        State asked = from(settled, "withdrawal requested", SETTLED, step(SETTLED, at -> withdraw(50, at)));
        from(asked, "withdrawal rejected", SETTLED, step(SETTLED, DistributorTable::reject));
        from(asked, "requested, and paid back since", SETTLED, step(SETTLED, at -> reverse(500, at)));
        State approved = from(asked, "withdrawal approved", SETTLED, step(SETTLED, DistributorTable::approve));
        from(approved, "withdrawal paid", SETTLED, step(SETTLED, at -> payout(PayoutOutcome.PAID, at)));
        from(approved, "withdrawal failed", SETTLED, step(SETTLED, at -> payout(PayoutOutcome.FAILED, at)));
        standings(fresh, settled, asked);
        asksAboutTheRight();
        asksAboutTheWallet();
    }

    private void asksAboutTheRight() {
        ask(GrantDistributionRight.class, at -> grant(null, at));
        ask(GrantDistributionRight.class, "by an unfinished task", at -> grant(Right.TASK, at));
        ask(GrantDistributionRight.class, "by a way that is closed", at -> grant(Right.PACK, at));
        ask(SuspendDistributor.class, at -> new SuspendDistributor(LI_LEI, "x", at));
        ask(ReinstateDistributor.class, at -> new ReinstateDistributor(LI_LEI, at));
        ask(RevokeDistributionRight.class, at -> new RevokeDistributionRight(LI_LEI, "x", at));
        ask(CountOwnSpend.class, at -> new CountOwnSpend(LI_LEI, new OrderId("o-9"), yuan(100), at));
        ask(CountCheckIn.class, at -> new CountCheckIn(LI_LEI, LocalDate.parse("2026-03-01"), at));
    }

    private void asksAboutTheWallet() {
        ask(AccrueCommission.class, "at the first level", at -> accrue(1, at));
        ask(AccrueCommission.class, "at the second, which is paid nothing", at -> accrue(2, at));
        ask(HoldCommission.class, at -> new HoldCommission(LI_LEI, ORDER, at));
        ask(ReverseCommission.class, "half of the order", at -> reverse(250, at));
        ask(ReverseCommission.class, "the whole order", at -> reverse(500, at));
        ask(SettleCommissions.class, DistributorTable::settle);
        ask(RequestWithdrawal.class, "of all 50", at -> withdraw(50, at));
        ask(RequestWithdrawal.class, "of 51 under the same id", at -> withdraw(51, at));
        ask(RequestWithdrawal.class, "of less than the programme lets out", at -> withdraw(9, at));
        ask(ApproveWithdrawal.class, DistributorTable::approve);
        ask(RejectWithdrawal.class, DistributorTable::reject);
        ask(RecordPayout.class, "paid", at -> payout(PayoutOutcome.PAID, at));
        ask(RecordPayout.class, "failed", at -> payout(PayoutOutcome.FAILED, at));
    }

    private static GrantDistributionRight grant(@Nullable Right way, Instant at) {
        return new GrantDistributionRight(LI_LEI, way, null, at);
    }

    private static AccrueCommission accrue(int level, Instant at) {
        Rate rate = Rate.percent(level == 1 ? 10 : 0);
        return new AccrueCommission(LI_LEI, ORDER, HAN_MEIMEI, level, rate, yuan(500), List.of(), at);
    }

    private static ReverseCommission reverse(long refunded, Instant at) {
        return new ReverseCommission(LI_LEI, ORDER, yuan(refunded), at);
    }

    private static SettleCommissions settle(Instant at) {
        return new SettleCommissions(LI_LEI, at);
    }

    private static RequestWithdrawal withdraw(long yuan, Instant at) {
        return new RequestWithdrawal(LI_LEI, WITHDRAWAL, yuan(yuan), at);
    }

    private static ApproveWithdrawal approve(Instant at) {
        return new ApproveWithdrawal(LI_LEI, WITHDRAWAL, at);
    }

    private static RejectWithdrawal reject(Instant at) {
        return new RejectWithdrawal(LI_LEI, WITHDRAWAL, "wrong name", at);
    }

    private static RecordPayout payout(PayoutOutcome outcome, Instant at) {
        return new RecordPayout(LI_LEI, WITHDRAWAL, new TransferId("t-1"), outcome, null, at);
    }
}
