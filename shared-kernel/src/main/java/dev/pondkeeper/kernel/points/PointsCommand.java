package dev.pondkeeper.kernel.points;

import dev.pondkeeper.kernel.Checks;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.ReactionsOnly;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.Text;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderId;
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

    private static Checks checkPoints(Checks checks, long points) {
        return checks.require(points >= 1 && points <= MAX_POINTS, "points", "must lie between 1 and " + MAX_POINTS);
    }
}
