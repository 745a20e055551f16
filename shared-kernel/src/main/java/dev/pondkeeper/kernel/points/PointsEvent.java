package dev.pondkeeper.kernel.points;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * What has happened on one points account. {@code balances} are the account's after it. Where points come in while some are
 * owed, {@code repaid} says which of them were taken away at once (DOMAIN.md §2, PointsAccount).
 */
public sealed interface PointsEvent extends Event {

    @Override
    CustomerId customerId();

    PointsBalances balances();

    /**
     * A lot was issued: for an order (then {@code orderId} says which) or for a stated reason (then {@code earningId}).
     *
     * @param expiresAt the last instant at which the lot can be used, in business time; null if it never expires
     * @param programmeVersion the version of the programme whose numbers decided
     * @param pending whether it waits for {@code activatesAt}
     * @param slides whether later earnings and redemptions move its end on
     * @param repaid of its points, what was taken away at once because it was owed
     * @param basis what an order's points were counted from
     */
    @Revision("1")
    record PointsEarned(
            CustomerId customerId,
            String lotId,
            @Nullable EarningId earningId,
            @Nullable OrderId orderId,
            String reason,
            long points,
            Instant activatesAt,
            @Nullable Instant expiresAt,
            int programmeVersion,
            PointsBalances balances,
            Instant occurredAt,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean pending,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean slides,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long repaid,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            OrderBasis basis)
            implements PointsEvent {

        /** A lot that could be used at once and repaid nothing. */
        public PointsEarned(
                CustomerId customerId,
                String lotId,
                @Nullable EarningId earningId,
                @Nullable OrderId orderId,
                String reason,
                long points,
                Instant activatesAt,
                @Nullable Instant expiresAt,
                int programmeVersion,
                PointsBalances balances,
                Instant occurredAt) {
            this(
                    customerId,
                    lotId,
                    earningId,
                    orderId,
                    reason,
                    points,
                    activatesAt,
                    expiresAt,
                    programmeVersion,
                    balances,
                    occurredAt,
                    false,
                    false,
                    0,
                    null);
        }
    }

    /** Pending lots can be used from now on. */
    @Revision("1")
    record PointsActivated(
            CustomerId customerId, List<Allocation> lots, long points, PointsBalances balances, Instant occurredAt)
            implements PointsEvent {}

    /** Lots ended with something left in them; {@code occurredAt} is the first instant at which they could not be used. */
    @Revision("1")
    record PointsExpired(
            CustomerId customerId, List<Allocation> lots, long points, PointsBalances balances, Instant occurredAt)
            implements PointsEvent {}

    /** The account was in use, so all its sliding lots now end at that instant. */
    @Revision("1")
    record PointsExpiryExtended(
            CustomerId customerId, Instant expiresAt, int programmeVersion, PointsBalances balances, Instant occurredAt)
            implements PointsEvent {}

    /**
     * Points will soon end that nobody has spent yet; the account is as it was.
     *
     * @param points in the lots that end then, held ones left out
     * @param expiresAt the last instant at which they can be used
     */
    @Revision("1")
    record PointsExpiryAnnounced(
            CustomerId customerId, long points, Instant expiresAt, PointsBalances balances, Instant occurredAt)
            implements PointsEvent {}

    /** Points were spent, taken from the named lots in the order of DOMAIN.md §2. */
    @Revision("1")
    record PointsRedeemed(
            CustomerId customerId,
            RedemptionId redemptionId,
            long points,
            List<Allocation> allocations,
            PointsBalances balances,
            Instant occurredAt)
            implements PointsEvent {}

    /**
     * A redemption was taken back.
     *
     * @param restored back in their lots
     * @param replaced in new lots, because their own had ended meanwhile
     * @param forfeited lost, because their own lots had ended and the programme gives no grace
     */
    @Revision("1")
    record RedemptionReversed(
            CustomerId customerId,
            RedemptionId redemptionId,
            long points,
            List<Allocation> restored,
            List<IssuedLot> replaced,
            List<Allocation> forfeited,
            List<Allocation> repaid,
            int programmeVersion,
            PointsBalances balances,
            Instant occurredAt)
            implements PointsEvent {}

    /** Points were set aside for a purchase under way; at {@code timesOutAt} they are free again. */
    @Revision("1")
    record PointsHeld(
            CustomerId customerId,
            HoldId holdId,
            long points,
            List<Allocation> allocations,
            Instant timesOutAt,
            int programmeVersion,
            PointsBalances balances,
            Instant occurredAt)
            implements PointsEvent {}

    /** Held points were spent, also those whose lot has ended since. */
    @Revision("1")
    record PointsCaptured(
            CustomerId customerId,
            HoldId holdId,
            RedemptionId redemptionId,
            long points,
            List<Allocation> allocations,
            PointsBalances balances,
            Instant occurredAt)
            implements PointsEvent {}

    /** What was left of a hold is free; {@code expired} of it at once, because the lot had ended meanwhile. */
    @Revision("1")
    record HoldReleased(
            CustomerId customerId,
            HoldId holdId,
            long points,
            List<Allocation> allocations,
            List<Allocation> expired,
            List<Allocation> repaid,
            PointsBalances balances,
            Instant occurredAt)
            implements PointsEvent {}

    /** Nobody captured or released a hold in time; as {@link HoldReleased}. */
    @Revision("1")
    record HoldTimedOut(
            CustomerId customerId,
            HoldId holdId,
            long points,
            List<Allocation> allocations,
            List<Allocation> expired,
            List<Allocation> repaid,
            PointsBalances balances,
            Instant occurredAt)
            implements PointsEvent {}

    /**
     * A refund took back what the order had earned too much; points = pending + available + lapsed + forgiven + newly owed.
     *
     * @param refundId null where the refund was known before the order had earned
     * @param net what is left paid, from which the order's points are counted now
     * @param pending taken from lots that were not active yet
     * @param available taken from active lots
     * @param lapsed so many had expired unused already and are not taken twice
     * @param forgiven so many the programme's policy does not take
     * @param owed so many are owed from now on, beside what was owed before
     */
    @Revision("1")
    record PointsClawedBack(
            CustomerId customerId,
            OrderId orderId,
            @Nullable RefundId refundId,
            Amount net,
            long points,
            List<Allocation> pending,
            List<Allocation> available,
            long lapsed,
            long forgiven,
            long owed,
            String policy,
            int programmeVersion,
            PointsBalances balances,
            Instant occurredAt)
            implements PointsEvent {}

    /**
     * An earning was taken back, because what it was for was undone; points = pending + available + lapsed + forgiven + newly owed.
     *
     * @param reason for the customer to read
     * @param pending taken from lots that were not active yet
     * @param available taken from active lots
     * @param lapsed so many had expired unused already and are not taken twice
     * @param forgiven so many the programme's policy does not take
     * @param owed so many are owed from now on, beside what was owed before
     */
    @Revision("1")
    record EarningReversed(
            CustomerId customerId,
            EarningId earningId,
            String reason,
            long points,
            List<Allocation> pending,
            List<Allocation> available,
            long lapsed,
            long forgiven,
            long owed,
            String policy,
            int programmeVersion,
            PointsBalances balances,
            Instant occurredAt)
            implements PointsEvent {}

    /** A refund was known before its order had earned: the order will keep what {@code net} earns. */
    @Revision("1")
    record RefundNoted(
            CustomerId customerId,
            OrderId orderId,
            RefundId refundId,
            Amount net,
            PointsBalances balances,
            Instant occurredAt)
            implements PointsEvent {}

    /** Staff gave points, as a lot, or took some, with a minus. */
    @Revision("1")
    record PointsAdjusted(
            CustomerId customerId,
            AdjustmentId adjustmentId,
            long points,
            String reason,
            StaffId actor,
            List<IssuedLot> given,
            List<Allocation> taken,
            List<Allocation> repaid,
            int programmeVersion,
            PointsBalances balances,
            Instant occurredAt)
            implements PointsEvent {}

    /** Points went to another customer's account in the same commit. */
    @Revision("1")
    record PointsTransferredOut(
            CustomerId customerId,
            TransferId transferId,
            CustomerId toCustomerId,
            long points,
            List<Allocation> allocations,
            PointsBalances balances,
            Instant occurredAt)
            implements PointsEvent {}

    /** Points came from another customer's account; each lot keeps its dates and names the lot it came from. */
    @Revision("1")
    record PointsTransferredIn(
            CustomerId customerId,
            TransferId transferId,
            CustomerId fromCustomerId,
            long points,
            List<IssuedLot> lots,
            List<Allocation> repaid,
            PointsBalances balances,
            Instant occurredAt)
            implements PointsEvent {}

    /** Nothing can be redeemed, held or transferred until it is unfrozen. */
    @Revision("1")
    record PointsFrozen(CustomerId customerId, String reason, PointsBalances balances, Instant occurredAt)
            implements PointsEvent {}

    /** The account can be used again. */
    @Revision("1")
    record PointsUnfrozen(CustomerId customerId, String reason, PointsBalances balances, Instant occurredAt)
            implements PointsEvent {}

    /**
     * Because two customers are one, or are two again, open lots and holds went to the other's account in the same commit.
     *
     * @param move MERGE, or UNMERGE where a merge was taken back
     * @param holds as they are called there; the origin of each lot is its name here
     * @param owed so much is owed there now
     */
    @Revision("1")
    record PointsMovedOut(
            CustomerId customerId,
            String mergeId,
            CustomerId toCustomerId,
            String move,
            List<Allocation> lots,
            List<MovedHold> holds,
            long owed,
            PointsBalances balances,
            Instant occurredAt)
            implements PointsEvent {}

    /** The other half of {@link PointsMovedOut}; a lot that is here already takes the points in. */
    @Revision("1")
    record PointsMovedIn(
            CustomerId customerId,
            String mergeId,
            CustomerId fromCustomerId,
            String move,
            List<IssuedLot> lots,
            List<MovedHold> holds,
            long owed,
            List<Allocation> repaid,
            PointsBalances balances,
            Instant occurredAt)
            implements PointsEvent {}

    /** So many points out of this lot, or into it. */
    record Allocation(String lotId, long points) {}

    /**
     * A lot that comes from elsewhere.
     *
     * @param origin the lot that it comes from, in this account or the other one; null if it is new
     * @param expiresAt null if it never expires
     */
    record IssuedLot(
            String lotId,
            @Nullable String origin,
            long points,
            Instant activatesAt,
            @Nullable Instant expiresAt,
            boolean pending) {}

    /** A hold that comes from elsewhere, with the lots that its points are out of. */
    record MovedHold(HoldId holdId, Instant timesOutAt, List<IssuedLot> lots) {}

    /**
     * What the points of an order were counted from.
     *
     * @param paid net of discounts
     * @param perMajorUnit so many points per whole major unit
     */
    record OrderBasis(Amount paid, int perMajorUnit) {}
}
