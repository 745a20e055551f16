package dev.pondkeeper.kernel.membership;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.PersonalData;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What has happened to one customer's membership. */
public sealed interface MembershipEvent extends Event {

    @Override
    CustomerId customerId();

    /**
     * A term [startsAt, endsAt) of a plan began or will begin.
     *
     * @param termNo 1 for the first
     * @param state of this term as of recording: PENDING, ACTIVE, GRACE or LAPSED
     */
    @Revision("1")
    record MemberEnrolled(
            CustomerId customerId,
            String plan,
            int termNo,
            Instant startsAt,
            Instant endsAt,
            String state,
            int programmeVersion,
            Instant occurredAt)
            implements MembershipEvent {}

    /** A term began: the membership is ACTIVE. */
    @Revision("1")
    record MembershipActivated(
            CustomerId customerId, int termNo, String plan, Instant startsAt, Instant endsAt, Instant occurredAt)
            implements MembershipEvent {}

    /**
     * The term ended and none followed: the membership is in its GRACE.
     *
     * @param graceEndsAt exclusive; a renewal before then carries on
     */
    @Revision("1")
    record MembershipGraceEntered(
            CustomerId customerId,
            int termNo,
            Instant endsAt,
            Instant graceEndsAt,
            int programmeVersion,
            Instant occurredAt)
            implements MembershipEvent {}

    /** The grace is over: the membership is LAPSED, and only a new enrolment brings it back. */
    @Revision("1")
    record MembershipLapsed(CustomerId customerId, int termNo, Instant endsAt, int programmeVersion, Instant occurredAt)
            implements MembershipEvent {}

    /**
     * The term [startsAt, endsAt) was added to the membership, which now ends at its end.
     *
     * @param termNo of the added term
     * @param state of the membership after it, as of recording
     */
    @Revision("1")
    record MembershipRenewed(
            CustomerId customerId,
            RenewalId renewalId,
            String plan,
            int months,
            int termNo,
            Instant startsAt,
            Instant endsAt,
            String state,
            int programmeVersion,
            Instant occurredAt)
            implements MembershipEvent {}

    /**
     * Staff moved the end of the term.
     *
     * @param endsAt the new end, exclusive
     * @param state of the membership after it, as of recording
     */
    @Revision("1")
    record MembershipExtended(
            CustomerId customerId,
            ExtensionId extensionId,
            int days,
            @PersonalData @Nullable String reason,
            int termNo,
            Instant endsAt,
            String state,
            int programmeVersion,
            Instant occurredAt)
            implements MembershipEvent {}

    /**
     * The membership is CANCELLED.
     *
     * @param endsAt the end that the term has now; where it lies before the start, the term never began
     */
    @Revision("1")
    record MembershipCancelled(
            CustomerId customerId,
            int termNo,
            @PersonalData @Nullable String reason,
            Instant endsAt,
            Instant occurredAt)
            implements MembershipEvent {}

    /**
     * Growth value was earned by an order or a task.
     *
     * @param net of the order when it was given, null for a task
     * @param growth earned now
     * @param growthValue the total that counts after it, as of recording
     */
    @Revision("1")
    record GrowthAdded(
            CustomerId customerId,
            @Nullable OrderId orderId,
            @Nullable TaskId taskId,
            String reason,
            @Nullable Amount net,
            long growth,
            long growthValue,
            int programmeVersion,
            Instant occurredAt)
            implements MembershipEvent {}

    /**
     * A refund took growth value back.
     *
     * @param net of the order after the refund
     * @param growth taken now; 0 where the payment itself has not been counted yet, and will be counted by its net
     * @param growthValue the total that counts after it, as of recording
     */
    @Revision("1")
    record GrowthReduced(
            CustomerId customerId,
            OrderId orderId,
            RefundId refundId,
            Amount net,
            long growth,
            long growthValue,
            int programmeVersion,
            Instant occurredAt)
            implements MembershipEvent {}

    /** Staff set a floor: until then (exclusive) the customer does not fall below this tier. */
    @Revision("1")
    record TierSet(
            CustomerId customerId,
            String tier,
            Instant until,
            @PersonalData @Nullable String reason,
            int programmeVersion,
            Instant occurredAt)
            implements MembershipEvent {}

    /**
     * The customer is in another tier from now on.
     *
     * @param cause GROWTH, STAFF or EVALUATION
     * @param growthValue the total that decided
     * @param threshold of the new tier, in the table of that version
     * @param evaluateAt when it is held against the growth value again; null in the lowest tier
     */
    @Revision("1")
    record TierChanged(
            CustomerId customerId,
            String from,
            String to,
            String cause,
            long growthValue,
            long threshold,
            @Nullable Instant evaluateAt,
            int programmeVersion,
            Instant occurredAt)
            implements MembershipEvent {}

    /**
     * The tier was held against the growth value.
     *
     * @param tier before it
     * @param outcome KEPT; RAISED; GRACE: too low, falls unless it recovers until {@code graceUntil}; FLOOR: kept because staff
     *     set it; LOWERED
     * @param result the tier after it
     * @param eligible the tier that the growth value alone would give
     * @param evaluateAt the next date, null in the lowest tier
     */
    @Revision("1")
    record TierEvaluated(
            CustomerId customerId,
            String tier,
            String outcome,
            String result,
            String eligible,
            long growthValue,
            @Nullable Instant evaluateAt,
            @Nullable Instant graceUntil,
            int programmeVersion,
            Instant occurredAt)
            implements MembershipEvent {}

    /**
     * Another customer's membership has come to this one with a merge. What came is in the events before it, of the same commit.
     *
     * @param termNo of the term that was taken over, null where none was
     * @param floorTaken whether the floor that holds now is the merged customer's
     * @param tierMoved whether the tier went up by it
     */
    @Revision("1")
    record MembershipJoined(
            CustomerId customerId,
            CustomerId mergedId,
            @Nullable Integer termNo,
            boolean floorTaken,
            boolean tierMoved,
            long growthValue,
            int programmeVersion,
            Instant occurredAt)
            implements MembershipEvent {}

    /**
     * A merge was taken back: what came with it and is still there is the other customer's again. A term that goes back is
     * cancelled by an event of its own before this one.
     *
     * @param growth what goes back, by order and task, as it stands after refunds
     * @param growthValue the total that counts without it, as of recording
     * @param floor that holds from now on, null if there is none
     * @param evaluateAt when the tier is held against the growth value again; null in the lowest tier
     */
    @Revision("1")
    record MembershipParted(
            CustomerId customerId,
            CustomerId mergedId,
            List<GrowthShare> growth,
            long growthValue,
            @Nullable TierFloor floor,
            @Nullable Instant evaluateAt,
            int programmeVersion,
            Instant occurredAt)
            implements MembershipEvent {}

    /**
     * A merge was taken back: the membership that was merged away goes on where it stood, less what refunds have taken since.
     *
     * @param survivorId who it had been merged into
     * @param growth what came back, by order and task
     * @param growthValue the total that counts with it, as of recording
     * @param terms those that run or are going to, in order
     */
    @Revision("1")
    record MembershipReturned(
            CustomerId customerId,
            CustomerId survivorId,
            List<GrowthShare> growth,
            long growthValue,
            List<ReturnedTerm> terms,
            int programmeVersion,
            Instant occurredAt)
            implements MembershipEvent {}

    /**
     * Growth value of one order or one task.
     *
     * @param net of the order by now, null for a task
     * @param growth that is left of it
     */
    record GrowthShare(
            @Nullable OrderId orderId,
            @Nullable TaskId taskId,
            @Nullable Amount net,
            long growth) {}

    /**
     * A tier below which the customer does not fall.
     *
     * @param until exclusive
     */
    record TierFloor(String tier, Instant until) {}

    /**
     * One term of a membership that goes on.
     *
     * @param endsAt exclusive
     */
    record ReturnedTerm(int termNo, Instant endsAt) {}
}
