package dev.pondkeeper.command.distributor;

import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.command.Referrers.Standing;
import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.distributor.DistributorCommand.CountCheckIn;
import dev.pondkeeper.kernel.distributor.DistributorCommand.CountOwnSpend;
import dev.pondkeeper.kernel.distributor.DistributorCommand.GrantDistributionRight;
import dev.pondkeeper.kernel.distributor.DistributorCommand.ReinstateDistributor;
import dev.pondkeeper.kernel.distributor.DistributorCommand.RevokeDistributionRight;
import dev.pondkeeper.kernel.distributor.DistributorCommand.SuspendDistributor;
import dev.pondkeeper.kernel.distributor.DistributorEvent;
import dev.pondkeeper.kernel.distributor.WalletCommand.AccrueCommission;
import dev.pondkeeper.kernel.distributor.WalletCommand.ApproveWithdrawal;
import dev.pondkeeper.kernel.distributor.WalletCommand.HoldCommission;
import dev.pondkeeper.kernel.distributor.WalletCommand.RecordPayout;
import dev.pondkeeper.kernel.distributor.WalletCommand.RejectWithdrawal;
import dev.pondkeeper.kernel.distributor.WalletCommand.RequestWithdrawal;
import dev.pondkeeper.kernel.distributor.WalletCommand.ReverseCommission;
import dev.pondkeeper.kernel.distributor.WalletCommand.SettleCommissions;
import dev.pondkeeper.kernel.distributor.WalletEvent;
import dev.pondkeeper.kernel.programme.DistributionRules.Right;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One customer who distributes (分销员), or is on the way to it. */
@Aggregate(
        cache = "aggregateCache",
        commandTargetResolver = "commandTargetResolver",
        snapshotTriggerDefinition = "snapshotTrigger")
class Distributor {

    @AggregateIdentifier
    private @Nullable StreamId stream;

    @AggregateMember
    private final DistributionRight right = new DistributionRight();

    @AggregateMember
    private final Task task = new Task();

    @AggregateMember
    private final Sales sales = new Sales();

    @AggregateMember
    private final RewardDays rewards = new RewardDays();

    @AggregateMember
    private final Wallets wallets = new Wallets();

    @AggregateMember
    private final CommissionBook commissions = new CommissionBook();

    @AggregateMember
    private final WithdrawalBook withdrawals = new WithdrawalBook();

    Distributor() {} // Axon rebuilds the distributor from its events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(GrantDistributionRight command, KnownCustomers customers, CurrentProgramme programme) {
        customers.require(command.customerId());
        Programme rules = programme.get();
        right.grant(command, rules, task, sales.rankBy(rules));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SuspendDistributor command, KnownCustomers customers) {
        customers.requireForRecord(command.customerId());
        right.suspend(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReinstateDistributor command, KnownCustomers customers) {
        customers.requireForRecord(command.customerId());
        right.reinstate(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RevokeDistributionRight command, KnownCustomers customers) {
        customers.requireForRecord(command.customerId());
        right.revoke(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CountOwnSpend command, KnownCustomers customers, CurrentProgramme programme) {
        customers.requireForBooking(command.customerId());
        if (right.standing() != Standing.NO_RIGHT) return;
        task.count(command, programme.get());
        grantByTask(command.customerId(), programme.get(), command.happenedAt());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CountCheckIn command, KnownCustomers customers, CurrentProgramme programme) {
        customers.requireForBooking(command.customerId());
        if (right.standing() != Standing.NO_RIGHT) return;
        task.count(command, programme.get());
        grantByTask(command.customerId(), programme.get(), command.happenedAt());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            AccrueCommission command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            CurrentProgramme programme) {
        commissions.settleDue(command.customerId(), recordedAt, wallets);
        commissions.accrue(command, right.standing(), wallets, sales, programme.get());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            HoldCommission command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt) {
        commissions.hold(command);
        commissions.settleDue(command.customerId(), recordedAt, wallets);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            ReverseCommission command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            CurrentProgramme programme) {
        commissions.settleDue(command.customerId(), recordedAt, wallets);
        commissions.reverse(command, wallets, sales, programme.get());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            SettleCommissions command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt) {
        commissions.settleDue(command.customerId(), recordedAt, wallets);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            RequestWithdrawal command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme) {
        if (withdrawals.knows(command)) return;
        // The wallet is the merged id's still, and whoever acts under it today is paid.
        customers.require(customers.survivorOf(command.customerId()));
        right.refuseIfSuspended(command.customerId());
        commissions.settleDue(command.customerId(), recordedAt, wallets);
        withdrawals.request(command, wallets, programme.get());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            ApproveWithdrawal command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt) {
        right.refuseIfSuspended(command.customerId());
        commissions.settleDue(command.customerId(), recordedAt, wallets);
        withdrawals.approve(command, wallets);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            RejectWithdrawal command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt) {
        commissions.settleDue(command.customerId(), recordedAt, wallets);
        withdrawals.reject(command, wallets);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            RecordPayout command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt) {
        commissions.settleDue(command.customerId(), recordedAt, wallets);
        withdrawals.record(command, wallets);
    }

    Standing standing() {
        return right.standing();
    }

    DistributionRight right() {
        return right;
    }

    /** Joins a merged customer's right inside the commit of the merge. */
    void join(CustomerId self, CustomerId merged, DistributionRight theirs, Programme programme, Instant occurredAt) {
        right.join(self, merged, theirs, sales.rankBy(programme), programme, occurredAt);
    }

    /** Loses it again inside the commit that takes the merge back. */
    void part(CustomerId self, CustomerId merged, Instant occurredAt) {
        right.part(self, merged, occurredAt);
    }

    /** Counts a reward inside the commit of the referral's own command; false if the day is full. */
    boolean countReward(CustomerId self, CustomerId referee, LocalDate day, int atMost, Instant occurredAt) {
        return rewards.count(self, referee, day, atMost, occurredAt);
    }

    private void grantByTask(CustomerId customer, Programme programme, Instant at) {
        if (!programme.distribution().rights().contains(Right.TASK)) return;
        if (!task.isDone(programme.distribution())) return;
        right.grant(customer, Right.TASK, null, sales.rankBy(programme), programme, at);
    }

    @EventSourcingHandler
    void on(DistributorEvent event) {
        stream = streamOf(event.customerId());
    }

    @EventSourcingHandler
    void on(WalletEvent event) {
        stream = streamOf(event.customerId());
    }

    static StreamId streamOf(CustomerId customer) {
        return new StreamId("distributor", customer.value());
    }
}
