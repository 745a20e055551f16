package dev.pondkeeper.command.points;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.kernel.MetadataKeys;
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
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpiryAnnounced;
import dev.pondkeeper.kernel.points.PointsEvent.PointsFrozen;
import dev.pondkeeper.kernel.points.PointsEvent.PointsUnfrozen;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * One customer's points (积分账户), held in lots. A command that was heard before changes nothing; any other first records what
 * has fallen due. The revision is that of its snapshots. All handlers stand here, because the framework makes a missing account
 * of the class that declares the handler.
 */
@Aggregate(
        cache = "aggregateCache",
        commandTargetResolver = "commandTargetResolver",
        snapshotTriggerDefinition = "snapshotTrigger")
@Revision("1")
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
class PointsAccount extends SpentPoints {

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
        earn(command, recordedAt, programme, accounts);
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
        earn(command, recordedAt, programme, accounts);
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
        clawBack(command, recordedAt, programme, accounts);
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
        reverse(command, recordedAt, programme, accounts);
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
        redeem(command, recordedAt, programme, accounts);
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
        reverse(command, recordedAt, programme, accounts);
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
        hold(command, recordedAt, programme, accounts);
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
        capture(command, recordedAt, programme, accounts);
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
        release(command, recordedAt, programme, accounts);
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
        adjust(command, recordedAt, programme, accounts);
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
        transfer(command, recordedAt, programme, accounts);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            FreezePoints command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme) {
        customers.require(command.customerId());
        if (state().frozen()) return;
        settled(command, recordedAt, programme)
                .record(new PointsFrozen(
                        command.customerId(), command.reason(), state().balances(), command.happenedAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            UnfreezePoints command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme) {
        customers.requireForRecord(command.customerId());
        if (!state().frozen()) return;
        settled(command, recordedAt, programme)
                .record(new PointsUnfrozen(
                        command.customerId(), command.reason(), state().balances(), command.happenedAt()));
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
        long points = state().lots().leftUntil(command.expiresAt());
        if (points == 0) return;
        decision.record(new PointsExpiryAnnounced(
                command.customerId(), points, command.expiresAt(), state().balances(), command.occurredAt()));
    }
}
