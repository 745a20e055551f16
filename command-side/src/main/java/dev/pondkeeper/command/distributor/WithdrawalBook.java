package dev.pondkeeper.command.distributor;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.distributor.DistributorEvent.WithdrawalApproved;
import dev.pondkeeper.kernel.distributor.PayoutOutcome;
import dev.pondkeeper.kernel.distributor.TransferId;
import dev.pondkeeper.kernel.distributor.WalletBalances;
import dev.pondkeeper.kernel.distributor.WalletCommand.ApproveWithdrawal;
import dev.pondkeeper.kernel.distributor.WalletCommand.RecordPayout;
import dev.pondkeeper.kernel.distributor.WalletCommand.RejectWithdrawal;
import dev.pondkeeper.kernel.distributor.WalletCommand.RequestWithdrawal;
import dev.pondkeeper.kernel.distributor.WalletEvent.WithdrawalFailed;
import dev.pondkeeper.kernel.distributor.WalletEvent.WithdrawalPaid;
import dev.pondkeeper.kernel.distributor.WalletEvent.WithdrawalRejected;
import dev.pondkeeper.kernel.distributor.WalletEvent.WithdrawalRequested;
import dev.pondkeeper.kernel.distributor.WithdrawalId;
import dev.pondkeeper.kernel.programme.Programme;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Money asked for out of a wallet (提现): REQUESTED → APPROVED → PAID | REJECTED | FAILED. */
class WithdrawalBook {

    private final Map<WithdrawalId, Withdrawal> withdrawals = new HashMap<>();
    private final Map<TransferId, Payout> payouts = new HashMap<>();

    private enum State {
        REQUESTED,
        APPROVED,
        PAID,
        REJECTED,
        FAILED
    }

    private static final Set<State> OPEN = EnumSet.of(State.REQUESTED, State.APPROVED);

    private record Withdrawal(Amount amount, State state) {}

    private record Payout(WithdrawalId withdrawalId, PayoutOutcome outcome) {}

    /**
     * Whether this withdrawal was recorded already.
     *
     * @throws WithdrawalClash if it was, over another amount
     */
    boolean knows(RequestWithdrawal command) {
        Withdrawal known = withdrawals.get(command.withdrawalId());
        if (known == null) return false;
        if (!known.amount().equals(command.amount().plain())) {
            throw new WithdrawalClash(
                    command.withdrawalId(),
                    known.amount().amount(),
                    known.amount().currency());
        }
        return true;
    }

    void request(RequestWithdrawal command, Wallets wallets, Programme programme) {
        long amount = command.amount().amount();
        WalletBalances wallet = wallets.in(command.amount().currency());
        refuseIfOwed(wallet);
        long least = programme.distribution().leastWithdrawal();
        if (amount < least) throw new WithdrawalTooSmall(amount, least);
        if (amount > wallet.withdrawable()) {
            throw new InsufficientWallet(amount, wallet.withdrawable(), wallet.currency());
        }
        apply(new WithdrawalRequested(
                command.customerId(),
                command.withdrawalId(),
                command.amount().plain(),
                programme.version(),
                wallet.withdraw(amount),
                command.happenedAt()));
    }

    void approve(ApproveWithdrawal command, Wallets wallets) {
        Withdrawal asked = find(command.withdrawalId(), command.customerId());
        if (asked.state() == State.APPROVED) return;
        refuseIfClosed(command.withdrawalId(), asked);
        refuseIfOwed(wallets.in(asked.amount().currency()));
        apply(new WithdrawalApproved(command.customerId(), command.withdrawalId(), command.happenedAt()));
    }

    void reject(RejectWithdrawal command, Wallets wallets) {
        Withdrawal asked = find(command.withdrawalId(), command.customerId());
        if (asked.state() == State.REJECTED) return;
        refuseIfClosed(command.withdrawalId(), asked);
        WalletBalances wallet = wallets.in(asked.amount().currency());
        long amount = asked.amount().amount();
        apply(new WithdrawalRejected(
                command.customerId(),
                command.withdrawalId(),
                command.reason(),
                Math.min(amount, wallet.owed()),
                wallet.giveBack(amount),
                command.happenedAt()));
    }

    void record(RecordPayout command, Wallets wallets) {
        WithdrawalId id = command.withdrawalId();
        Withdrawal asked = find(id, command.customerId());
        Payout known = payouts.get(command.transferId());
        if (known != null && !known.equals(new Payout(id, command.outcome()))) {
            throw new PayoutClash(command.transferId(), known.outcome().name(), known.withdrawalId());
        }
        if (known != null) return;
        if (asked.state() == State.REQUESTED) throw new WithdrawalNotApproved(id);
        refuseIfClosed(id, asked);
        WalletBalances wallet = wallets.in(asked.amount().currency());
        long amount = asked.amount().amount();
        if (command.outcome() == PayoutOutcome.PAID) {
            apply(new WithdrawalPaid(
                    command.customerId(), id, command.transferId(), wallet.payOut(amount), command.happenedAt()));
        } else {
            apply(new WithdrawalFailed(
                    command.customerId(),
                    id,
                    command.transferId(),
                    command.reason(),
                    Math.min(amount, wallet.owed()),
                    wallet.giveBack(amount),
                    command.happenedAt()));
        }
    }

    private Withdrawal find(WithdrawalId id, CustomerId customer) {
        Withdrawal asked = withdrawals.get(id);
        if (asked == null) throw new UnknownWithdrawal(id, customer);
        return asked;
    }

    private static void refuseIfClosed(WithdrawalId id, Withdrawal asked) {
        if (!OPEN.contains(asked.state())) {
            throw new WithdrawalClosed(id, asked.state().name());
        }
    }

    private static void refuseIfOwed(WalletBalances wallet) {
        if (wallet.owed() > 0) throw new ClawBackOpen(wallet.owed(), wallet.currency());
    }

    @EventSourcingHandler
    void on(WithdrawalRequested event) {
        withdrawals.put(event.withdrawalId(), new Withdrawal(event.amount(), State.REQUESTED));
    }

    @EventSourcingHandler
    void on(WithdrawalApproved event) {
        move(event.withdrawalId(), State.APPROVED);
    }

    @EventSourcingHandler
    void on(WithdrawalRejected event) {
        move(event.withdrawalId(), State.REJECTED);
    }

    @EventSourcingHandler
    void on(WithdrawalPaid event) {
        move(event.withdrawalId(), State.PAID);
        payouts.put(event.transferId(), new Payout(event.withdrawalId(), PayoutOutcome.PAID));
    }

    @EventSourcingHandler
    void on(WithdrawalFailed event) {
        move(event.withdrawalId(), State.FAILED);
        payouts.put(event.transferId(), new Payout(event.withdrawalId(), PayoutOutcome.FAILED));
    }

    private void move(WithdrawalId id, State state) {
        withdrawals.computeIfPresent(id, (same, asked) -> new Withdrawal(asked.amount(), state));
    }
}
