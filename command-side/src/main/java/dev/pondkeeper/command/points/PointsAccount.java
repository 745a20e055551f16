package dev.pondkeeper.command.points;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.command.points.AccountState.Merge;
import dev.pondkeeper.command.points.OrderFacts.Facts;
import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.points.PointsCommand;
import dev.pondkeeper.kernel.points.PointsCommand.AdjustPoints;
import dev.pondkeeper.kernel.points.PointsCommand.AnnouncePointsExpiry;
import dev.pondkeeper.kernel.points.PointsCommand.CapturePoints;
import dev.pondkeeper.kernel.points.PointsCommand.ClawBackPoints;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPoints;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPointsForOrder;
import dev.pondkeeper.kernel.points.PointsCommand.FreezePoints;
import dev.pondkeeper.kernel.points.PointsCommand.HoldPoints;
import dev.pondkeeper.kernel.points.PointsCommand.RedeemPoints;
import dev.pondkeeper.kernel.points.PointsCommand.ReleaseHold;
import dev.pondkeeper.kernel.points.PointsCommand.ReverseEarning;
import dev.pondkeeper.kernel.points.PointsCommand.ReverseRedemption;
import dev.pondkeeper.kernel.points.PointsCommand.SettlePoints;
import dev.pondkeeper.kernel.points.PointsCommand.TransferPoints;
import dev.pondkeeper.kernel.points.PointsCommand.UnfreezePoints;
import dev.pondkeeper.kernel.points.PointsEvent;
import dev.pondkeeper.kernel.points.PointsEvent.IssuedLot;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpiryAnnounced;
import dev.pondkeeper.kernel.points.PointsEvent.PointsFrozen;
import dev.pondkeeper.kernel.points.PointsEvent.PointsUnfrozen;
import dev.pondkeeper.kernel.points.PointsEvent.RefundNoted;
import dev.pondkeeper.kernel.points.RedemptionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * One customer's points (积分账户), held in lots. A command that was heard before changes nothing; any other first records what
 * has fallen due. The revision is that of its snapshots.
 */
@org.axonframework.spring.stereotype.Aggregate(
        cache = "aggregateCache",
        commandTargetResolver = "commandTargetResolver",
        snapshotTriggerDefinition = "snapshotTrigger")
@Revision("1")
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
class PointsAccount {

    @AggregateIdentifier
    private @Nullable StreamId stream;

    private AccountState state = new AccountState();

    PointsAccount() {} // Axon rebuilds the account from its events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            EarnPoints command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme,
            PointsAccounts accounts) {
        customers.require(command.customerId());
        Long recorded = accounts.recorded(state, each -> each.recorded(LotNames.of(command.earningId())));
        if (recorded != null && recorded != command.points()) {
            throw new EarningClash(command.earningId(), recorded);
        }
        if (recorded != null) return;
        Decision decision = settled(command, recordedAt, programme);
        new Earning(decision).earn(command);
        finish(decision, accounts);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            EarnPointsForOrder command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme,
            PointsAccounts accounts) {
        customers.requireForBooking(command.customerId());
        long points = EarningPolicy.pointsFor(command.paid(), programme.get());
        String lotId = LotNames.of(command.orderId());
        if (points == 0 || accounts.recorded(state, each -> each.recorded(lotId)) != null) return;
        OrderId order = command.orderId();
        Long noted = accounts.recorded(state, each -> each.orders().notedNet(order));
        Decision decision = settled(command, recordedAt, programme);
        new Earning(decision).earnForOrder(command, points);
        if (noted != null) { // refunded before it had earned
            Amount net = new Amount(noted, command.paid().currency());
            new Clawback(decision).take(command.orderId(), null, net, elsewhere(accounts, recordedAt));
        }
        finish(decision, accounts);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            ClawBackPoints command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme,
            PointsAccounts accounts) {
        customers.requireForRecord(command.customerId()); // what was earned before an erasure is still owed back
        OrderId order = command.orderId();
        Optional<Aggregate<PointsAccount>> earner = state.orders().of(order).hasEarned()
                ? Optional.empty()
                : accounts.find(state, each -> each.orders().of(order).hasEarned());
        if (earner.isPresent()) {
            earner.get().execute(account -> account.clawBack(command, recordedAt, programme, accounts));
        } else {
            clawBack(command, recordedAt, programme, accounts);
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            ReverseEarning command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme,
            PointsAccounts accounts) {
        customers.requireForRecord(command.customerId()); // what was earned before an erasure is still owed back
        String lotId = LotNames.of(command.earningId());
        Long given = accounts.recorded(state, each -> each.recorded(lotId));
        if (given == null || accounts.recorded(state, each -> each.recorded("reversed:" + lotId)) != null) return;
        Decision decision = settled(command, recordedAt, programme);
        new Clawback(decision).reverse(command, given, elsewhere(accounts, recordedAt));
        finish(decision, accounts);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            RedeemPoints command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme,
            PointsAccounts accounts) {
        customers.require(command.customerId());
        if (isKnown(command.redemptionId(), command.points(), accounts)) return;
        new Spending(settled(command, recordedAt, programme)).redeem(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            ReverseRedemption command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme,
            PointsAccounts accounts) {
        customers.requireForRecord(command.customerId());
        RedemptionId redemption = command.redemptionId();
        if (state.redemptions().pointsOf(redemption) >= 0) {
            reverse(command, recordedAt, programme, accounts);
        } else {
            accounts.find(state, each -> each.redemptions().pointsOf(redemption) >= 0)
                    .orElseThrow(() -> new UnknownRedemption(redemption))
                    .execute(account -> account.reverse(command, recordedAt, programme, accounts));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            HoldPoints command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme,
            PointsAccounts accounts) {
        customers.require(command.customerId());
        Long recorded = accounts.recorded(state, each -> each.recorded("hold:" + command.holdId()));
        if (recorded != null && recorded != command.points()) throw new HoldClash(command.holdId(), recorded);
        if (recorded != null) return;
        new Spending(settled(command, recordedAt, programme)).hold(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            CapturePoints command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme,
            PointsAccounts accounts) {
        customers.requireForRecord(command.customerId());
        if (accounts.recorded(state, each -> each.recorded("hold:" + command.holdId())) == null)
            throw new UnknownHold(command.holdId());
        if (isKnown(command.redemptionId(), command.points(), accounts)) return;
        Decision decision = settled(command, recordedAt, programme);
        new Spending(decision).capture(command);
        finish(decision, accounts);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            ReleaseHold command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme,
            PointsAccounts accounts) {
        customers.requireForRecord(command.customerId());
        if (accounts.recorded(state, each -> each.recorded("hold:" + command.holdId())) == null)
            throw new UnknownHold(command.holdId());
        if (state.hold(command.holdId()) == null) return;
        Decision decision = settled(command, recordedAt, programme);
        new Spending(decision).release(command.holdId());
        finish(decision, accounts);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            AdjustPoints command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme,
            PointsAccounts accounts) {
        customers.require(command.customerId());
        Long recorded = accounts.recorded(state, each -> each.recorded("adjustment of " + command.adjustmentId()));
        if (recorded != null && recorded != command.points()) {
            throw new AdjustmentClash(command.adjustmentId(), recorded);
        }
        if (recorded != null) return;
        Decision decision = settled(command, recordedAt, programme);
        new Earning(decision).adjust(command);
        finish(decision, accounts);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            TransferPoints command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme,
            PointsAccounts accounts) {
        customers.require(command.customerId());
        customers.require(command.toCustomerId());
        Long recorded = accounts.recorded(state, each -> each.recorded("transfer:" + command.transferId()));
        String whole = "transfer to " + command.toCustomerId() + ":" + command.transferId();
        if (recorded != null
                && (recorded != command.points() || accounts.recorded(state, each -> each.recorded(whole)) == null)) {
            throw new TransferClash(command.transferId(), recorded);
        }
        if (recorded != null) return;
        Decision decision = settled(command, recordedAt, programme);
        List<IssuedLot> lots =
                new Moves(decision).transferOut(command.transferId(), command.toCustomerId(), command.points());
        accounts.transfer(command, lots, recordedAt);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            FreezePoints command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme) {
        customers.require(command.customerId());
        if (state.frozen()) return;
        settled(command, recordedAt, programme)
                .record(new PointsFrozen(
                        command.customerId(), command.reason(), state.balances(), command.happenedAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            UnfreezePoints command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme) {
        customers.requireForRecord(command.customerId());
        if (!state.frozen()) return;
        settled(command, recordedAt, programme)
                .record(new PointsUnfrozen(
                        command.customerId(), command.reason(), state.balances(), command.happenedAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            SettlePoints command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme,
            PointsAccounts accounts) {
        customers.requireForRecord(command.customerId());
        finish(settled(command, recordedAt, programme), accounts);
    }

    /** Nothing is said of what was spent by now, or ends at another time. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            AnnouncePointsExpiry command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme) {
        customers.requireForRecord(command.customerId());
        Decision decision = settled(command, recordedAt, programme);
        long points = state.lots().leftUntil(command.expiresAt());
        if (points == 0) return;
        decision.record(new PointsExpiryAnnounced(
                command.customerId(), points, command.expiresAt(), state.balances(), command.occurredAt()));
    }

    @EventSourcingHandler
    void on(PointsEvent event) {
        stream = new StreamId("points", event.customerId().value());
        state.on(event);
    }

    AccountState state() {
        return state;
    }

    /** A decision on this account, which is up to date. */
    Decision settled(CustomerId customer, Instant happenedAt, Instant recordedAt, CurrentProgramme programme) {
        Decision decision =
                new Decision(customer, state, programme.get(), happenedAt, recordedAt, AggregateLifecycle::apply);
        decision.settle();
        return decision;
    }

    /** What came in may be due already; and of a customer who is merged, everything goes on to the survivor. */
    void finish(Decision decision, PointsAccounts accounts) {
        decision.settle();
        Merge merge = state.mergedInto();
        if (merge == null) return;
        Moves.Load load = new Moves(decision).mergeInto(merge, hold -> false);
        accounts.carryOn(merge, decision, load);
    }

    private Decision settled(PointsCommand command, Instant recordedAt, CurrentProgramme programme) {
        CustomerId own = stream == null ? command.customerId() : new CustomerId(stream.id());
        return settled(own, command.happenedAt(), recordedAt, programme);
    }

    private void clawBack(
            ClawBackPoints command, Instant recordedAt, CurrentProgramme programme, PointsAccounts accounts) {
        Facts known = state.orders().of(command.orderId());
        Amount net = command.net().plain();
        if (net.amount() >= known.net()) return;
        if (known.hasEarned()) {
            if (Clawback.dueOn(known, net) == 0) return;
            Decision decision = settled(command, recordedAt, programme);
            new Clawback(decision).take(command.orderId(), command.refundId(), net, elsewhere(accounts, recordedAt));
            finish(decision, accounts);
        } else if (EarningPolicy.pointsFor(command.paid().plain(), 1) > 0) {
            AggregateLifecycle.apply(new RefundNoted(
                    command.customerId(),
                    command.orderId(),
                    command.refundId(),
                    net,
                    state.balances(),
                    command.happenedAt()));
        }
    }

    private void reverse(
            ReverseRedemption command, Instant recordedAt, CurrentProgramme programme, PointsAccounts accounts) {
        if (state.redemptions().isReversed(command.redemptionId())) return;
        Decision decision = settled(command, recordedAt, programme);
        new Spending(decision).reverse(command.redemptionId());
        finish(decision, accounts);
    }

    private boolean isKnown(RedemptionId redemption, long points, PointsAccounts accounts) {
        Long recorded = accounts.recorded(state, each -> each.redemptions().recorded(redemption));
        if (recorded == null) return false;
        if (recorded != points) throw new RedemptionClash(redemption, recorded);
        if (accounts.recorded(state, each -> each.redemptions().reversed(redemption)) != null) {
            throw new RedemptionAlreadyReversed(redemption);
        }
        return true;
    }

    private long elsewhere(PointsAccounts accounts, Instant recordedAt) {
        Merge merge = state.mergedInto();
        return merge == null ? 0 : accounts.available(merge.into(), recordedAt);
    }
}
