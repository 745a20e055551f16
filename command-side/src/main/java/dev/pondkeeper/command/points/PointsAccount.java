package dev.pondkeeper.command.points;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.points.PointsBalances;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPoints;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPointsForOrder;
import dev.pondkeeper.kernel.points.PointsCommand.RedeemPoints;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import dev.pondkeeper.kernel.points.PointsEvent.PointsEarned;
import dev.pondkeeper.kernel.points.PointsEvent.PointsRedeemed;
import dev.pondkeeper.kernel.points.RedemptionId;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One customer's points (积分账户), held in lots. */
@Aggregate(cache = "aggregateCache", commandTargetResolver = "commandTargetResolver")
class PointsAccount {

    @AggregateIdentifier
    private @Nullable StreamId stream;

    private PointsBalances balances = PointsBalances.ZERO;
    private final Map<String, Lot> openLots = new HashMap<>();
    private final Map<String, Long> earned = new HashMap<>();
    private final Map<RedemptionId, Long> redeemed = new HashMap<>();

    PointsAccount() {} // Axon rebuilds the account from its events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(EarnPoints command, KnownCustomers customers, CurrentProgramme programme) {
        customers.require(command.customerId());
        String lotId = "earning:" + command.earningId();
        Long recorded = earned.get(lotId);
        if (recorded != null && recorded != command.points()) {
            throw new EarningClash(command.earningId(), recorded);
        }
        if (recorded != null) return;
        Programme rules = programme.get();
        apply(new PointsEarned(
                command.customerId(),
                lotId,
                command.earningId(),
                null,
                command.reason(),
                command.points(),
                command.happenedAt(),
                EarningPolicy.expiryOf(command.happenedAt(), rules),
                rules.version(),
                balances.issue(command.points()),
                command.happenedAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(EarnPointsForOrder command, CurrentProgramme programme) {
        Programme rules = programme.get();
        String lotId = "order:" + command.orderId();
        long points = EarningPolicy.pointsFor(command.paid(), rules);
        if (points == 0 || earned.containsKey(lotId)) return;
        apply(new PointsEarned(
                command.customerId(),
                lotId,
                null,
                command.orderId(),
                "order paid",
                points,
                command.happenedAt(),
                EarningPolicy.expiryOf(command.happenedAt(), rules),
                rules.version(),
                balances.issue(points),
                command.happenedAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            RedeemPoints command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers) {
        customers.require(command.customerId());
        Long recorded = redeemed.get(command.redemptionId());
        if (recorded != null && recorded != command.points()) {
            throw new RedemptionClash(command.redemptionId(), recorded);
        }
        if (recorded != null) return;
        List<Allocation> allocations = RedemptionPolicy.allocate(openLots.values(), command.points(), recordedAt);
        apply(new PointsRedeemed(
                command.customerId(),
                command.redemptionId(),
                command.points(),
                allocations,
                balances.redeem(command.points()),
                command.happenedAt()));
    }

    @EventSourcingHandler
    void on(PointsEarned event) {
        stream = new StreamId("points", event.customerId().value());
        openLots.put(event.lotId(), new Lot(event.lotId(), event.points(), event.activatesAt(), event.expiresAt()));
        earned.put(event.lotId(), event.points());
        balances = event.balances();
    }

    @EventSourcingHandler
    void on(PointsRedeemed event) {
        for (Allocation taken : event.allocations()) {
            openLots.computeIfPresent(
                    taken.lotId(), (id, lot) -> lot.left() == taken.points() ? null : lot.less(taken.points()));
        }
        redeemed.put(event.redemptionId(), event.points());
        balances = event.balances();
    }
}
