package dev.pondkeeper.kernel.distributor;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What has moved in one distributor's wallet. {@code wallet} is the wallet of that currency after it. */
public sealed interface WalletEvent extends Event {

    @Override
    CustomerId customerId();

    WalletBalances wallet();

    /**
     * An order of a referee earned commission.
     *
     * @param base the net paid amount on which it is reckoned
     * @param commission sum over the lines, each rounded down to the minor unit
     * @param afterSaleEndsAt until then the order can be returned
     * @param holdDays so long after the later of receipt and that end it is held
     * @param netSales minor units sold to own referees so far in the programme's currency; by them ranks are reached
     */
    @Revision("1")
    record CommissionAccrued(
            CustomerId customerId,
            OrderId orderId,
            CustomerId buyerId,
            int level,
            int basisPoints,
            Amount base,
            long commission,
            List<CommissionLine> lines,
            Instant afterSaleEndsAt,
            int holdDays,
            long netSales,
            int programmeVersion,
            WalletBalances wallet,
            Instant occurredAt)
            implements WalletEvent {}

    /**
     * A refund took commission back, pro rata.
     *
     * @param refunded of the order so far, minor units
     * @param reversed by this event
     * @param left of the order's commission
     * @param clawedBack whether it had been settled already
     * @param netSales as in {@link CommissionAccrued}
     */
    @Revision("1")
    record CommissionReversed(
            CustomerId customerId,
            OrderId orderId,
            int level,
            long refunded,
            long reversed,
            long left,
            boolean clawedBack,
            long netSales,
            WalletBalances wallet,
            Instant occurredAt)
            implements WalletEvent {}

    /**
     * The holds of these commissions ended, so they can be withdrawn.
     *
     * @param amount of all of them
     * @param nettedOff of it, what was owed and is paid by it
     * @param occurredAt when the last of the holds ended
     */
    @Revision("1")
    record CommissionsSettled(
            CustomerId customerId,
            List<SettledCommission> commissions,
            long amount,
            long nettedOff,
            WalletBalances wallet,
            Instant occurredAt)
            implements WalletEvent {}

    /** Money was asked for and is out of the wallet. */
    @Revision("1")
    record WithdrawalRequested(
            CustomerId customerId,
            WithdrawalId withdrawalId,
            Amount amount,
            int programmeVersion,
            WalletBalances wallet,
            Instant occurredAt)
            implements WalletEvent {}

    /** Staff refused a withdrawal; the money is back, less what was owed. */
    @Revision("1")
    record WithdrawalRejected(
            CustomerId customerId,
            WithdrawalId withdrawalId,
            String reason,
            long nettedOff,
            WalletBalances wallet,
            Instant occurredAt)
            implements WalletEvent {}

    /** The payment provider paid a withdrawal. */
    @Revision("1")
    record WithdrawalPaid(
            CustomerId customerId,
            WithdrawalId withdrawalId,
            TransferId transferId,
            WalletBalances wallet,
            Instant occurredAt)
            implements WalletEvent {}

    /** The payment provider could not pay a withdrawal; the money is back, less what was owed. */
    @Revision("1")
    record WithdrawalFailed(
            CustomerId customerId,
            WithdrawalId withdrawalId,
            TransferId transferId,
            @Nullable String reason,
            long nettedOff,
            WalletBalances wallet,
            Instant occurredAt)
            implements WalletEvent {}

    /** Commission of one order line; the sku is null where the whole order counts as one. */
    record CommissionLine(@Nullable String sku, long base, long commission) {}

    /** One order's commission as it was settled. */
    record SettledCommission(OrderId orderId, int level, long amount) {}
}
