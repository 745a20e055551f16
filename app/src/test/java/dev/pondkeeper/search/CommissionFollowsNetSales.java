package dev.pondkeeper.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.distributor.WalletBalances;
import dev.pondkeeper.kernel.distributor.WalletEvent;
import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionAccrued;
import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionReversed;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderEvent.OrderRefunded;
import dev.pondkeeper.kernel.order.OrderId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Once every policy has caught up, the commission of an order is at most its net sales × the rate, and nothing on an order
 * that was paid back whole; a wallet's books always balance and nothing in them is negative.
 */
final class CommissionFollowsNetSales implements Rule {

    private record Earned(CustomerId distributor, OrderId order, int level) {}

    private final Map<OrderId, Long> net = new HashMap<>();
    private final Map<Earned, Long> commission = new HashMap<>();
    private final Map<Earned, Integer> rates = new HashMap<>();

    @Override
    public void hear(Event event) {
        if (event instanceof OrderPaid paid)
            net.put(paid.orderId(), paid.amount().amount());
        if (event instanceof OrderRefunded refund) {
            net.merge(refund.orderId(), -refund.amount().amount(), Long::sum);
        }
        if (event instanceof CommissionAccrued accrued) {
            Earned key = new Earned(accrued.customerId(), accrued.orderId(), accrued.level());
            assertThat(accrued.level()).as("no third level: %s", accrued).isBetween(1, 2);
            assertThat(commission.put(key, accrued.commission()))
                    .as("accrued once: %s", accrued)
                    .isNull();
            rates.put(key, accrued.basisPoints());
        }
        if (event instanceof CommissionReversed reversed) {
            Earned key = new Earned(reversed.customerId(), reversed.orderId(), reversed.level());
            assertThat(commission.merge(key, -reversed.reversed(), Long::sum))
                    .as("left after %s", reversed)
                    .isEqualTo(reversed.left())
                    .isNotNegative();
        }
        if (event instanceof WalletEvent moved) balances(moved.wallet(), moved);
    }

    private static void balances(WalletBalances wallet, WalletEvent event) {
        assertThat(wallet.settled() + wallet.owed())
                .as("the wallet after %s", event)
                .isEqualTo(wallet.withdrawable() + wallet.inWithdrawal() + wallet.paidOut() + wallet.clawedBack());
        assertThat(Math.min(
                        Math.min(wallet.pending(), wallet.withdrawable()),
                        Math.min(wallet.inWithdrawal(), wallet.owed())))
                .as("nothing negative after %s", event)
                .isNotNegative();
        assertThat(wallet.withdrawable() == 0 || wallet.owed() == 0)
                .as("owed or withdrawable, not both: %s", event)
                .isTrue();
    }

    @Override
    public void settled(Instant now) {
        commission.forEach((key, left) -> {
            long sales = net.getOrDefault(key.order(), 0L);
            assertThat(left)
                    .as("commission %s on net sales of %s", key, sales)
                    .isLessThanOrEqualTo(sales * rates.getOrDefault(key, 0) / 10_000);
        });
    }
}
