package dev.pondkeeper.command.distributor;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.distributor.DistributorCommand.CountCheckIn;
import dev.pondkeeper.kernel.distributor.DistributorCommand.CountOwnSpend;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributionRightGranted;
import dev.pondkeeper.kernel.distributor.DistributorEvent.TaskProgressed;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.programme.DistributionRules;
import dev.pondkeeper.kernel.programme.DistributionRules.Right;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** How far a customer is on the way to the right by TASK: days of check-in and net spend (DOMAIN.md §2, Distributor). */
class Task {

    private final Map<OrderId, Long> spend = new HashMap<>();
    private final Set<LocalDate> checkIns = new HashSet<>();

    int days() {
        return checkIns.size();
    }

    /** Net of refunds, in minor units of the programme's currency. */
    long spent() {
        return spend.values().stream().mapToLong(Long::longValue).sum();
    }

    boolean isDone(DistributionRules rules) {
        boolean asksForSomething = rules.taskCheckInDays() > 0 || rules.taskNetSpend() > 0;
        return asksForSomething && days() >= rules.taskCheckInDays() && spent() >= rules.taskNetSpend();
    }

    /** What an order counts for only ever falls, so a payment heard again after its refund changes nothing. */
    void count(CountOwnSpend command, Programme programme) {
        DistributionRules rules = programme.distribution();
        long net = command.net().amount();
        Long known = spend.get(command.orderId());
        boolean counts = rules.rights().contains(Right.TASK)
                && rules.taskNetSpend() > 0
                && command.net().currency().equals(programme.currency());
        if (!counts || (known == null ? net == 0 : net >= known)) return;
        long spent = spent() - (known == null ? 0 : known) + net;
        apply(new TaskProgressed(
                command.customerId(),
                command.orderId(),
                net,
                null,
                days(),
                new Amount(spent, programme.currency()),
                programme.version(),
                command.happenedAt()));
    }

    void count(CountCheckIn command, Programme programme) {
        DistributionRules rules = programme.distribution();
        boolean counts = rules.rights().contains(Right.TASK) && rules.taskCheckInDays() > 0;
        if (!counts || checkIns.contains(command.day())) return;
        apply(new TaskProgressed(
                command.customerId(),
                null,
                0,
                command.day(),
                days() + 1,
                new Amount(spent(), programme.currency()),
                programme.version(),
                command.happenedAt()));
    }

    @EventSourcingHandler
    void on(TaskProgressed event) {
        if (event.orderId() != null) spend.put(event.orderId(), event.orderNet());
        if (event.day() != null) checkIns.add(event.day());
    }

    /** The task is not asked about again. */
    @EventSourcingHandler
    void on(DistributionRightGranted event) {
        spend.clear();
        checkIns.clear();
    }
}
