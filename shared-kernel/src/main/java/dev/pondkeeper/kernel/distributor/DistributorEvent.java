package dev.pondkeeper.kernel.distributor;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderId;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What has happened to one customer's right to distribute, without any money moving. */
public sealed interface DistributorEvent extends Event {

    @Override
    CustomerId customerId();

    /**
     * The customer may distribute from now on.
     *
     * @param way DESIGNATION, TASK or PACK
     * @param rank the rank to begin with, by net sales so far
     */
    @Revision("1")
    record DistributionRightGranted(
            CustomerId customerId,
            String way,
            @Nullable String reason,
            String rank,
            int programmeVersion,
            Instant occurredAt)
            implements DistributorEvent {}

    /** For the time being no new commission and no withdrawal. */
    @Revision("1")
    record DistributorSuspended(CustomerId customerId, String reason, Instant occurredAt) implements DistributorEvent {}

    /** The suspension ended. */
    @Revision("1")
    record DistributorReinstated(CustomerId customerId, Instant occurredAt) implements DistributorEvent {}

    /** No new commission and no new referees from now on. */
    @Revision("1")
    record DistributionRightRevoked(CustomerId customerId, String reason, Instant occurredAt)
            implements DistributorEvent {}

    /**
     * A merge has joined another customer's right to distribute to this one's: what is stricter of the two holds.
     *
     * @param theirs where the merged customer stood: ACTIVE, SUSPENDED or REVOKED
     * @param theirWay by which the merged customer came by it: DESIGNATION, TASK or PACK
     * @param standing where this customer stands from now on
     * @param way by which this customer holds it
     * @param rank from now on
     */
    @Revision("1")
    record DistributionRightJoined(
            CustomerId customerId,
            CustomerId mergedId,
            String theirs,
            String theirWay,
            String standing,
            String way,
            String rank,
            int programmeVersion,
            Instant occurredAt)
            implements DistributorEvent {}

    /**
     * A merge was taken back, and what it had done to the right with it.
     *
     * @param standing where this customer stands from now on: NO_RIGHT, ACTIVE, SUSPENDED or REVOKED
     * @param way by which this customer holds it, null where there is no right
     */
    @Revision("1")
    record DistributionRightParted(
            CustomerId customerId,
            CustomerId mergedId,
            String standing,
            @Nullable String way,
            Instant occurredAt) implements DistributorEvent {}

    /**
     * The task that earns the right went forward, or back by a refund.
     *
     * @param orderId the order that counts anew; null where it was a check-in
     * @param orderNet what that order counts for now, minor units; 0 where it was a check-in
     * @param day the day of the check-in; null where it was an order
     * @param checkInDays so far
     * @param netSpend so far, in the programme's currency
     */
    @Revision("1")
    record TaskProgressed(
            CustomerId customerId,
            @Nullable OrderId orderId,
            long orderNet,
            @Nullable LocalDate day,
            int checkInDays,
            Amount netSpend,
            int programmeVersion,
            Instant occurredAt)
            implements DistributorEvent {}

    /** Net sales to referees crossed a threshold, upward or downward. */
    @Revision("1")
    record DistributorRankChanged(
            CustomerId customerId, String rank, Amount netSales, int programmeVersion, Instant occurredAt)
            implements DistributorEvent {}

    /** An order was received, so the end of its commission's hold is known. */
    @Revision("1")
    record CommissionHeld(CustomerId customerId, OrderId orderId, Instant holdEndsAt, Instant occurredAt)
            implements DistributorEvent {}

    /**
     * An order of a referee earned nothing, because the right was suspended or revoked.
     *
     * @param reason SUSPENDED or REVOKED
     */
    @Revision("1")
    record CommissionForgone(CustomerId customerId, OrderId orderId, int level, String reason, Instant occurredAt)
            implements DistributorEvent {}

    /** A withdrawal may be paid out. */
    @Revision("1")
    record WithdrawalApproved(CustomerId customerId, WithdrawalId withdrawalId, Instant occurredAt)
            implements DistributorEvent {}

    /**
     * A referral of this customer was rewarded; recorded beside it, so that the daily cap holds.
     *
     * @param day in the programme's zone
     * @param rewardedThatDay with this one
     */
    @Revision("1")
    record ReferralRewardCounted(
            CustomerId customerId, CustomerId refereeId, LocalDate day, int rewardedThatDay, Instant occurredAt)
            implements DistributorEvent {}
}
