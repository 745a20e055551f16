package dev.pondkeeper.command.distributor;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.command.Referrers.Standing;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.distributor.DistributorEvent.CommissionForgone;
import dev.pondkeeper.kernel.distributor.DistributorEvent.CommissionHeld;
import dev.pondkeeper.kernel.distributor.WalletBalances;
import dev.pondkeeper.kernel.distributor.WalletCommand.AccrueCommission;
import dev.pondkeeper.kernel.distributor.WalletCommand.HoldCommission;
import dev.pondkeeper.kernel.distributor.WalletCommand.ReverseCommission;
import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionAccrued;
import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionLine;
import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionReversed;
import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionsSettled;
import dev.pondkeeper.kernel.distributor.WalletEvent.SettledCommission;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Every order's commission (佣金): accrued at payment, held from receipt on, settled when the hold ends, reversed by refunds. */
class CommissionBook {

    private final Map<OrderId, Commission> commissions = new HashMap<>();
    private final TreeMap<Instant, TreeSet<String>> dueAt = new TreeMap<>();
    private final Set<OrderId> forgone = new HashSet<>();

    void accrue(AccrueCommission command, Standing standing, Wallets wallets, Sales sales, Programme programme) {
        OrderId order = command.orderId();
        long paid = command.paid().amount();
        String currency = command.paid().currency();
        if (commissions.containsKey(order) || forgone.contains(order)) return;
        if (paid == 0 || standing == Standing.NO_RIGHT) return;
        if (standing != Standing.ACTIVE) {
            apply(new CommissionForgone(
                    command.customerId(), order, command.level(), standing.name(), command.happenedAt()));
            return;
        }
        List<CommissionLine> lines = CommissionPolicy.linesOf(command);
        long commission = lines.stream().mapToLong(CommissionLine::commission).sum();
        apply(new CommissionAccrued(
                command.customerId(),
                order,
                command.buyerId(),
                command.level(),
                command.rate().basisPoints(),
                command.paid().plain(),
                commission,
                lines,
                CommissionPolicy.afterSaleEndsAt(command.happenedAt(), programme.referral()),
                programme.referral().holdDays(),
                sales.after(paid, command.level(), currency, programme),
                programme.version(),
                wallets.in(currency).accrue(commission),
                command.happenedAt()));
        sales.rankAnew(command.customerId(), programme, command.happenedAt());
    }

    void hold(HoldCommission command) {
        Commission held = commissions.get(command.orderId());
        if (held == null || held.holdEndsAt() != null || held.left() == 0) return;
        apply(new CommissionHeld(
                command.customerId(),
                command.orderId(),
                CommissionPolicy.holdEndsAt(command.happenedAt(), held.afterSaleEndsAt(), held.holdDays()),
                command.happenedAt()));
    }

    void reverse(ReverseCommission command, Wallets wallets, Sales sales, Programme programme) {
        Commission earned = commissions.get(command.orderId());
        if (earned == null) return;
        long refunded = Math.min(command.refunded().amount(), earned.base());
        if (refunded <= earned.refunded()) return;
        long left = CommissionPolicy.leftOf(earned.amount(), earned.base(), earned.base() - refunded);
        long reversed = earned.left() - left;
        WalletBalances wallet = wallets.in(earned.currency());
        apply(new CommissionReversed(
                command.customerId(),
                command.orderId(),
                earned.level(),
                refunded,
                reversed,
                left,
                earned.settled(),
                sales.after(earned.refunded() - refunded, earned.level(), earned.currency(), programme),
                earned.settled() ? wallet.clawBack(reversed) : wallet.reverse(reversed),
                command.happenedAt()));
        sales.rankAnew(command.customerId(), programme, command.happenedAt());
    }

    /** Settles what has come off hold by then, one event for each currency. */
    void settleDue(CustomerId customer, Instant recordedAt, Wallets wallets) {
        Map<String, List<SettledCommission>> byCurrency = new TreeMap<>();
        Map<String, Instant> last = new HashMap<>();
        dueAt.headMap(recordedAt, true)
                .forEach((end, orders) -> orders.forEach(id -> {
                    OrderId order = new OrderId(id);
                    Commission due = commissions.get(order);
                    if (due == null) return;
                    byCurrency
                            .computeIfAbsent(due.currency(), currency -> new ArrayList<>())
                            .add(new SettledCommission(order, due.level(), due.left()));
                    last.put(due.currency(), end);
                }));
        byCurrency.forEach((currency, settled) -> {
            long amount = settled.stream().mapToLong(SettledCommission::amount).sum();
            WalletBalances wallet = wallets.in(currency);
            long nettedOff = Math.min(amount, wallet.owed());
            Instant fellDue = last.getOrDefault(currency, recordedAt);
            apply(new CommissionsSettled(
                    customer, List.copyOf(settled), amount, nettedOff, wallet.settle(amount), fellDue));
        });
    }

    @EventSourcingHandler
    void on(CommissionAccrued event) {
        commissions.put(event.orderId(), Commission.of(event));
    }

    @EventSourcingHandler
    void on(CommissionForgone event) {
        forgone.add(event.orderId());
    }

    @EventSourcingHandler
    void on(CommissionHeld event) {
        commissions.computeIfPresent(event.orderId(), (order, held) -> held.heldUntil(event.holdEndsAt()));
        dueAt.computeIfAbsent(event.holdEndsAt(), end -> new TreeSet<>())
                .add(event.orderId().value());
    }

    @EventSourcingHandler
    void on(CommissionReversed event) {
        Commission left = commissions.computeIfPresent(event.orderId(), (order, earned) -> earned.reversed(event));
        if (left != null && left.left() == 0) removeDue(event.orderId(), left);
    }

    @EventSourcingHandler
    void on(CommissionsSettled event) {
        for (SettledCommission settled : event.commissions()) {
            Commission done = commissions.computeIfPresent(settled.orderId(), (order, held) -> held.asSettled());
            if (done != null) removeDue(settled.orderId(), done);
        }
    }

    private void removeDue(OrderId order, Commission done) {
        Instant end = done.holdEndsAt();
        if (end == null) return;
        dueAt.computeIfPresent(end, (at, orders) -> {
            orders.remove(order.value());
            return orders.isEmpty() ? null : orders;
        });
    }
}
