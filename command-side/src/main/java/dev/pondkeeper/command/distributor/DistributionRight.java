package dev.pondkeeper.command.distributor;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.command.Referrers.Standing;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.distributor.DistributorCommand.GrantDistributionRight;
import dev.pondkeeper.kernel.distributor.DistributorCommand.ReinstateDistributor;
import dev.pondkeeper.kernel.distributor.DistributorCommand.RevokeDistributionRight;
import dev.pondkeeper.kernel.distributor.DistributorCommand.SuspendDistributor;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributionRightGranted;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributionRightJoined;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributionRightParted;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributionRightRevoked;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributorReinstated;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributorSuspended;
import dev.pondkeeper.kernel.programme.DistributionRules;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;

/** Whether a customer may distribute (分销权). */
class DistributionRight {

    private HeldRight held = HeldRight.NONE;

    /** What would hold without the merges in {@link #joined}; whatever staff decide stands whether or not these are taken back. */
    private HeldRight own = HeldRight.NONE;

    private final Map<CustomerId, HeldRight> joined = new LinkedHashMap<>();

    Standing standing() {
        return held.standing();
    }

    void grant(GrantDistributionRight command, Programme programme, Task task, String rank) {
        if (standing() == Standing.ACTIVE) return;
        refuseIfSuspended(command.customerId());
        DistributionRules.Right asked = command.way();
        DistributionRules.Right way = asked == null ? DistributionRules.Right.DESIGNATION : asked;
        DistributionRules rules = programme.distribution();
        if (!rules.rights().contains(way)) throw new DistributionWayClosed(way.name());
        if (way == DistributionRules.Right.TASK && !task.isDone(rules)) {
            throw new DistributionTaskUnfinished(
                    task.days(), rules.taskCheckInDays(), task.spent(), rules.taskNetSpend());
        }
        grant(command.customerId(), way, command.reason(), rank, programme, command.happenedAt());
    }

    void grant(
            CustomerId customer,
            DistributionRules.Right way,
            @Nullable String reason,
            String rank,
            Programme programme,
            Instant at) {
        apply(new DistributionRightGranted(customer, way.name(), reason, rank, programme.version(), at));
    }

    void suspend(SuspendDistributor command) {
        if (standing() == Standing.SUSPENDED) return;
        if (standing() != Standing.ACTIVE) throw new NoDistributionRight(command.customerId());
        apply(new DistributorSuspended(command.customerId(), command.reason(), command.happenedAt()));
    }

    void reinstate(ReinstateDistributor command) {
        if (standing() == Standing.ACTIVE) return;
        if (standing() != Standing.SUSPENDED) throw new NoDistributionRight(command.customerId());
        apply(new DistributorReinstated(command.customerId(), command.happenedAt()));
    }

    void revoke(RevokeDistributionRight command) {
        if (standing() == Standing.REVOKED) return;
        if (standing() == Standing.NO_RIGHT) throw new NoDistributionRight(command.customerId());
        apply(new DistributionRightRevoked(command.customerId(), command.reason(), command.happenedAt()));
    }

    /** What is stricter of the two holds from now on. */
    void join(
            CustomerId self,
            CustomerId merged,
            DistributionRight theirs,
            String rank,
            Programme programme,
            Instant at) {
        if (theirs.held.isNone()) return;
        HeldRight both = held.joinedBy(theirs.held);
        apply(new DistributionRightJoined(
                self,
                merged,
                theirs.held.standing().name(),
                theirs.held.way().name(),
                both.standing().name(),
                both.way().name(),
                rank,
                programme.version(),
                at));
    }

    /** What would hold without that merge does from now on; nothing changes where staff have decided on the right since. */
    void part(CustomerId self, CustomerId merged, Instant at) {
        if (!joined.containsKey(merged)) return;
        HeldRight left = own;
        for (Map.Entry<CustomerId, HeldRight> each : joined.entrySet()) {
            if (!each.getKey().equals(merged)) left = left.joinedBy(each.getValue());
        }
        String way = left.isNone() ? null : left.way().name();
        apply(new DistributionRightParted(self, merged, left.standing().name(), way, at));
    }

    /** @throws SuspendedRight while the right is suspended */
    void refuseIfSuspended(CustomerId customer) {
        if (standing() == Standing.SUSPENDED) throw new SuspendedRight(customer);
    }

    @EventSourcingHandler
    void on(DistributionRightGranted event) {
        decided(new HeldRight(Standing.ACTIVE, DistributionRules.Right.valueOf(event.way())));
    }

    @EventSourcingHandler
    void on(DistributorSuspended event) {
        decided(held.in(Standing.SUSPENDED));
    }

    @EventSourcingHandler
    void on(DistributorReinstated event) {
        decided(held.in(Standing.ACTIVE));
    }

    @EventSourcingHandler
    void on(DistributionRightRevoked event) {
        decided(held.in(Standing.REVOKED));
    }

    @EventSourcingHandler
    void on(DistributionRightJoined event) {
        joined.put(event.mergedId(), right(event.theirs(), event.theirWay()));
        held = right(event.standing(), event.way());
    }

    @EventSourcingHandler
    void on(DistributionRightParted event) {
        joined.remove(event.mergedId());
        held = event.way() == null ? HeldRight.NONE : right(event.standing(), event.way());
    }

    private void decided(HeldRight right) {
        held = right;
        own = right;
        joined.clear();
    }

    private static HeldRight right(String standing, String way) {
        return new HeldRight(Standing.valueOf(standing), DistributionRules.Right.valueOf(way));
    }
}
