package dev.pondkeeper.command.distributor;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.command.Referrers.Standing;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.distributor.DistributorCommand.GrantDistributionRight;
import dev.pondkeeper.kernel.distributor.DistributorCommand.ReinstateDistributor;
import dev.pondkeeper.kernel.distributor.DistributorCommand.RevokeDistributionRight;
import dev.pondkeeper.kernel.distributor.DistributorCommand.SuspendDistributor;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributionRightGranted;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributionRightRevoked;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributorReinstated;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributorSuspended;
import dev.pondkeeper.kernel.programme.DistributionRules;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;

/** Whether a customer may distribute (分销权). */
class DistributionRight {

    private static final String MERGED = "merged";

    private Standing standing = Standing.NO_RIGHT;
    private DistributionRules.Right way = DistributionRules.Right.DESIGNATION;

    Standing standing() {
        return standing;
    }

    void grant(GrantDistributionRight command, Programme programme, Task task, String rank) {
        if (standing == Standing.ACTIVE) return;
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
        if (standing == Standing.SUSPENDED) return;
        if (standing != Standing.ACTIVE) throw new NoDistributionRight(command.customerId());
        apply(new DistributorSuspended(command.customerId(), command.reason(), command.happenedAt()));
    }

    void reinstate(ReinstateDistributor command) {
        if (standing == Standing.ACTIVE) return;
        if (standing != Standing.SUSPENDED) throw new NoDistributionRight(command.customerId());
        apply(new DistributorReinstated(command.customerId(), command.happenedAt()));
    }

    void revoke(RevokeDistributionRight command) {
        if (standing == Standing.REVOKED) return;
        if (standing == Standing.NO_RIGHT) throw new NoDistributionRight(command.customerId());
        apply(new DistributionRightRevoked(command.customerId(), command.reason(), command.happenedAt()));
    }

    /** What is stricter of the two holds from now on. */
    void inherit(CustomerId self, DistributionRight theirs, String rank, Programme programme, Instant at) {
        if (theirs.standing == Standing.NO_RIGHT) return;
        if (theirs.standing == Standing.REVOKED) {
            if (standing != Standing.REVOKED) apply(new DistributionRightRevoked(self, MERGED, at));
            return;
        }
        if (standing == Standing.NO_RIGHT) grant(self, theirs.way, MERGED, rank, programme, at);
        if (theirs.standing == Standing.SUSPENDED && standing == Standing.ACTIVE) {
            apply(new DistributorSuspended(self, MERGED, at));
        }
    }

    /** @throws SuspendedRight while the right is suspended */
    void refuseIfSuspended(CustomerId customer) {
        if (standing == Standing.SUSPENDED) throw new SuspendedRight(customer);
    }

    @EventSourcingHandler
    void on(DistributionRightGranted event) {
        way = DistributionRules.Right.valueOf(event.way());
        standing = Standing.ACTIVE;
    }

    @EventSourcingHandler
    void on(DistributorSuspended event) {
        standing = Standing.SUSPENDED;
    }

    @EventSourcingHandler
    void on(DistributorReinstated event) {
        standing = Standing.ACTIVE;
    }

    @EventSourcingHandler
    void on(DistributionRightRevoked event) {
        standing = Standing.REVOKED;
    }
}
