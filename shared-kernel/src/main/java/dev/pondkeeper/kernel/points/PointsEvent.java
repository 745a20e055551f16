package dev.pondkeeper.kernel.points;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What has happened on one points account. {@code balances} are the account's after it. */
public sealed interface PointsEvent extends Event {

    @Override
    CustomerId customerId();

    PointsBalances balances();

    /**
     * A lot was issued: for an order (then {@code orderId} says which) or for a stated reason (then {@code earningId}).
     *
     * @param expiresAt the last instant at which the lot can be used, in business time; null if it never expires
     * @param programmeVersion the version of the programme whose numbers decided
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
            Instant occurredAt)
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

    /** So many points out of this lot. */
    record Allocation(String lotId, long points) {}
}
