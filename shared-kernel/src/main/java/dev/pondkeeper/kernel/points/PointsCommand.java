package dev.pondkeeper.kernel.points;

import dev.pondkeeper.kernel.Checks;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.ReactionsOnly;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.Text;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What may be asked of one points account (积分账户). It needs no opening: every registered customer has one. */
public sealed interface PointsCommand extends Command {

    /** Points of one movement: 1 to a thousand million. */
    long MAX_POINTS = 1_000_000_000L;

    CustomerId customerId();

    @Override
    default StreamId target() {
        return new StreamId("points", customerId().value());
    }

    @Override
    default CustomerId concerns() {
        return customerId();
    }

    /**
     * Gives points for a stated reason, as one new lot (批次).
     *
     * @param earningId the same earning twice gives once
     * @param reason for the customer to read, at most 200 characters
     */
    record EarnPoints(
            CustomerId customerId,
            EarningId earningId,
            long points,
            String reason,
            @Nullable Instant occurredAt) implements PointsCommand {
        public EarnPoints {
            checkPoints(new Checks(), points)
                    .field("reason", reason, text -> Text.check(text, 200))
                    .done();
        }
    }

    /** Gives the points that the programme grants for a paid order; less than one whole major unit gives none. */
    @ReactionsOnly
    record EarnPointsForOrder(CustomerId customerId, OrderId orderId, Money paid, Instant occurredAt)
            implements PointsCommand {}

    /** Spends points (核销), oldest expiry first. */
    record RedeemPoints(
            CustomerId customerId,
            RedemptionId redemptionId,
            long points,
            @Nullable Instant occurredAt) implements PointsCommand {
        public RedeemPoints {
            checkPoints(new Checks(), points).done();
        }
    }

    /** Takes a redemption back (冲正), as a whole: the points return to the lots they were taken from. */
    record ReverseRedemption(
            CustomerId customerId,
            RedemptionId redemptionId,
            @Nullable Instant occurredAt) implements PointsCommand {}

    /** Sets points aside (冻结) for a purchase under way; after the programme's time they are free again. */
    record HoldPoints(
            CustomerId customerId,
            HoldId holdId,
            long points,
            @Nullable Instant occurredAt) implements PointsCommand {
        public HoldPoints {
            checkPoints(new Checks(), points).done();
        }
    }

    /**
     * Spends points that were held, all or a part. It can be taken back like any other redemption.
     *
     * @param redemptionId of this part
     * @param rest KEEP if absent
     */
    record CapturePoints(
            CustomerId customerId,
            HoldId holdId,
            RedemptionId redemptionId,
            long points,
            @Nullable HoldRest rest,
            @Nullable Instant occurredAt)
            implements PointsCommand {
        public CapturePoints {
            checkPoints(new Checks(), points).done();
        }
    }

    /** Frees what is left of a hold. */
    record ReleaseHold(
            CustomerId customerId, HoldId holdId, @Nullable Instant occurredAt) implements PointsCommand {}

    /**
     * Takes an earning back, because what it was for was undone. Nothing happens where it was never given.
     *
     * @param reason for the customer to read, at most 200 characters
     */
    @ReactionsOnly
    record ReverseEarning(CustomerId customerId, EarningId earningId, String reason, Instant occurredAt)
            implements PointsCommand {
        public ReverseEarning {
            new Checks().field("reason", reason, text -> Text.check(text, 200)).done();
        }
    }

    /** Takes back what an order earned too much, now that only {@code net} of {@code paid} is left paid. */
    @ReactionsOnly
    record ClawBackPoints(
            CustomerId customerId, OrderId orderId, RefundId refundId, Money paid, Money net, Instant occurredAt)
            implements PointsCommand {}

    /**
     * Corrects an account by hand: gives points as a lot of their own, or takes available ones with a minus.
     *
     * @param points from minus a thousand million to a thousand million, not 0
     * @param reason for the customer and the auditor to read, at most 200 characters
     * @param actor who decided it
     */
    record AdjustPoints(
            CustomerId customerId,
            AdjustmentId adjustmentId,
            long points,
            String reason,
            StaffId actor,
            @Nullable Instant occurredAt)
            implements PointsCommand {
        public AdjustPoints {
            new Checks()
                    .require(
                            points != 0 && points >= -MAX_POINTS && points <= MAX_POINTS,
                            "points",
                            "must lie between -" + MAX_POINTS + " and " + MAX_POINTS + " and not be 0")
                    .field("reason", reason, text -> Text.check(text, 200))
                    .done();
        }
    }

    /** Hands points over to another customer; they keep their dates. Pending and held ones stay. */
    record TransferPoints(
            CustomerId customerId,
            TransferId transferId,
            CustomerId toCustomerId,
            long points,
            @Nullable Instant occurredAt)
            implements PointsCommand {
        public TransferPoints {
            checkPoints(new Checks(), points)
                    .require(
                            toCustomerId == null || !toCustomerId.equals(customerId),
                            "toCustomerId",
                            "must be another customer")
                    .done();
        }
    }

    /** Stops redemptions, holds and transfers; earning, captures of what is held and corrections go on. */
    record FreezePoints(
            CustomerId customerId, String reason, @Nullable Instant occurredAt) implements PointsCommand {
        public FreezePoints {
            new Checks().field("reason", reason, text -> Text.check(text, 200)).done();
        }
    }

    /** Lets the account be used again. */
    record UnfreezePoints(
            CustomerId customerId, String reason, @Nullable Instant occurredAt) implements PointsCommand {
        public UnfreezePoints {
            new Checks().field("reason", reason, text -> Text.check(text, 200)).done();
        }
    }

    /** Records what has fallen due: lots that become active or end, holds that time out. Every other command does so first. */
    record SettlePoints(CustomerId customerId, @Nullable Instant occurredAt) implements PointsCommand {}

    /** Records that points end soon, if any that end just then are left. */
    @ReactionsOnly
    record AnnouncePointsExpiry(CustomerId customerId, Instant expiresAt, Instant occurredAt)
            implements PointsCommand {}

    private static Checks checkPoints(Checks checks, long points) {
        return checks.require(points >= 1 && points <= MAX_POINTS, "points", "must lie between 1 and " + MAX_POINTS);
    }
}
