package dev.pondkeeper.command.distributor;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.NOW;
import static dev.pondkeeper.command.distributor.Stories.BUYER;
import static dev.pondkeeper.command.distributor.Stories.ORDER;
import static dev.pondkeeper.command.distributor.Stories.THAWS;
import static dev.pondkeeper.command.distributor.Stories.W1;
import static dev.pondkeeper.command.distributor.Stories.accrued;
import static dev.pondkeeper.command.distributor.Stories.granted;
import static dev.pondkeeper.command.distributor.Stories.held;
import static dev.pondkeeper.command.distributor.Stories.settled;
import static dev.pondkeeper.command.distributor.Stories.wallet;

import dev.pondkeeper.command.SnapshotLaw;
import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.distributor.DistributorEvent.CommissionForgone;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributionRightRevoked;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributorRankChanged;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributorReinstated;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributorSuspended;
import dev.pondkeeper.kernel.distributor.DistributorEvent.ReferralRewardCounted;
import dev.pondkeeper.kernel.distributor.DistributorEvent.TaskProgressed;
import dev.pondkeeper.kernel.distributor.DistributorEvent.WithdrawalApproved;
import dev.pondkeeper.kernel.distributor.TransferId;
import dev.pondkeeper.kernel.distributor.WalletBalances;
import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionReversed;
import dev.pondkeeper.kernel.distributor.WalletEvent.WithdrawalFailed;
import dev.pondkeeper.kernel.distributor.WalletEvent.WithdrawalPaid;
import dev.pondkeeper.kernel.distributor.WalletEvent.WithdrawalRejected;
import dev.pondkeeper.kernel.distributor.WalletEvent.WithdrawalRequested;
import dev.pondkeeper.kernel.distributor.WithdrawalId;
import dev.pondkeeper.kernel.order.OrderId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistributorSnapshotsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final WithdrawalId W2 = new WithdrawalId("w-2");
    private static final WithdrawalId W3 = new WithdrawalId("w-3");

    @Test
    void a_snapshot_anywhere_in_a_distributors_life_changes_nothing() {
        WalletBalances first = wallet().accrue(5000);
        WalletBalances second = first.accrue(100);
        WalletBalances full = second.settle(5000);
        SnapshotLaw.of(Distributor.class)
                .holdsFor(List.of(
                        new TaskProgressed(LI_LEI, new OrderId("own"), 900, null, 0, yuan(900), 1, NOW),
                        new TaskProgressed(LI_LEI, null, 0, DAY, 1, yuan(900), 1, NOW),
                        granted(),
                        accrued(50_000, 5000, 50_000, first),
                        new DistributorRankChanged(LI_LEI, "KOL", yuan(50_000), 1, NOW),
                        held(NOW, THAWS),
                        accrued("o-2", 1_000, 100, 51_000, second),
                        new CommissionForgone(LI_LEI, new OrderId("o-3"), 1, "suspended", NOW),
                        settled(5000, 0, full),
                        new WithdrawalRequested(LI_LEI, W1, yuan(2000), 1, full.withdraw(2000), THAWS),
                        new WithdrawalApproved(LI_LEI, W1, THAWS),
                        new WithdrawalPaid(LI_LEI, W1, new TransferId("t-1"), full.withdraw(2000), THAWS),
                        new WithdrawalRequested(LI_LEI, W2, yuan(1000), 1, full.withdraw(3000), THAWS),
                        new WithdrawalRejected(LI_LEI, W2, "no", 0, full.withdraw(2000), THAWS),
                        new WithdrawalRequested(LI_LEI, W3, yuan(1000), 1, full.withdraw(3000), THAWS),
                        new WithdrawalApproved(LI_LEI, W3, THAWS),
                        new WithdrawalFailed(
                                LI_LEI, W3, new TransferId("t-3"), "closed", 0, full.withdraw(2000), THAWS),
                        new CommissionReversed(LI_LEI, ORDER, 1, 50_000, 5000, 0, true, 1_000, full, THAWS),
                        new ReferralRewardCounted(LI_LEI, BUYER, DAY, 1, NOW),
                        new DistributorSuspended(LI_LEI, "review", THAWS),
                        new DistributorReinstated(LI_LEI, THAWS),
                        new DistributionRightRevoked(LI_LEI, "fraud", THAWS)));
    }

    private static Amount yuan(long fen) {
        return new Amount(fen, "CNY");
    }
}
