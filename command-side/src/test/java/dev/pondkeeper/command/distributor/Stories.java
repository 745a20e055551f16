package dev.pondkeeper.command.distributor;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.NOW;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.distributor.DistributorEvent.CommissionHeld;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributionRightGranted;
import dev.pondkeeper.kernel.distributor.WalletBalances;
import dev.pondkeeper.kernel.distributor.WalletCommand.AccrueCommission;
import dev.pondkeeper.kernel.distributor.WalletCommand.HoldCommission;
import dev.pondkeeper.kernel.distributor.WalletCommand.RequestWithdrawal;
import dev.pondkeeper.kernel.distributor.WalletCommand.ReverseCommission;
import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionAccrued;
import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionLine;
import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionsSettled;
import dev.pondkeeper.kernel.distributor.WalletEvent.SettledCommission;
import dev.pondkeeper.kernel.distributor.WithdrawalId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.programme.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The words in which tests tell what happened to one distributor, Li Lei, who earns 10 %. */
final class Stories {

    static final CustomerId BUYER = new CustomerId("43");
    static final OrderId ORDER = new OrderId("o-1");
    static final WithdrawalId W1 = new WithdrawalId("w-1");

    /** Seven days for returns and seven of hold after an order paid at {@link dev.pondkeeper.command.Decisions#NOW}. */
    static final Instant THAWS = NOW.plus(Duration.ofDays(14));

    private Stories() {}

    static DistributionRightGranted granted() {
        return new DistributionRightGranted(LI_LEI, "DESIGNATION", null, "KOC", 1, NOW);
    }

    static WalletBalances wallet() {
        return WalletBalances.empty("CNY");
    }

    static AccrueCommission accrue(String order, long paid) {
        return new AccrueCommission(
                LI_LEI, new OrderId(order), BUYER, 1, Rate.percent(10), new Money(paid, "CNY"), List.of(), NOW);
    }

    static CommissionAccrued accrued(long paid, long commission, long netSales, WalletBalances wallet) {
        return accrued("o-1", paid, commission, netSales, wallet);
    }

    static CommissionAccrued accrued(String order, long paid, long commission, long netSales, WalletBalances wallet) {
        return new CommissionAccrued(
                LI_LEI,
                new OrderId(order),
                BUYER,
                1,
                1000,
                new Amount(paid, "CNY"),
                commission,
                List.of(new CommissionLine(null, paid, commission)),
                NOW.plus(Duration.ofDays(7)),
                7,
                netSales,
                1,
                wallet,
                NOW);
    }

    static HoldCommission received(Instant at) {
        return new HoldCommission(LI_LEI, ORDER, at);
    }

    static CommissionHeld held(Instant receivedAt, Instant until) {
        return new CommissionHeld(LI_LEI, ORDER, until, receivedAt);
    }

    static CommissionsSettled settled(long amount, long nettedOff, WalletBalances wallet) {
        return settled("o-1", amount, nettedOff, wallet);
    }

    static CommissionsSettled settled(String order, long amount, long nettedOff, WalletBalances wallet) {
        return new CommissionsSettled(
                LI_LEI,
                List.of(new SettledCommission(new OrderId(order), 1, amount)),
                amount,
                nettedOff,
                wallet,
                THAWS);
    }

    static ReverseCommission refunded(long total) {
        return new ReverseCommission(LI_LEI, ORDER, new Money(total, "CNY"), NOW);
    }

    static RequestWithdrawal withdraw(String id, long amount) {
        return new RequestWithdrawal(LI_LEI, new WithdrawalId(id), new Money(amount, "CNY"), NOW);
    }
}
