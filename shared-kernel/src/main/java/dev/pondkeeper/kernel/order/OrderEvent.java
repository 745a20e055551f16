package dev.pondkeeper.kernel.order;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.points.RedemptionId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What has happened to one order. */
public sealed interface OrderEvent extends Event {

    @Override
    CustomerId customerId();

    OrderId orderId();

    /** The order was paid; {@code amount} is what the customer paid, net of discounts. */
    @Revision("1")
    record OrderPaid(
            OrderId orderId,
            CustomerId customerId,
            Amount amount,
            List<PaidLine> lines,
            @Nullable CouponId couponId,
            @Nullable RedemptionId redemptionId,
            Instant occurredAt)
            implements OrderEvent {}

    /** The customer has the goods; from then on the after-sale rules count. */
    @Revision("1")
    record OrderReceived(OrderId orderId, CustomerId customerId, Instant occurredAt) implements OrderEvent {}

    /** Part or all was paid back; {@code refunded} and {@code net} are the order's totals after it. */
    @Revision("1")
    record OrderRefunded(
            OrderId orderId,
            CustomerId customerId,
            RefundId refundId,
            Amount amount,
            Amount refunded,
            Amount net,
            Instant occurredAt)
            implements OrderEvent {}

    /** A line as an event carries it. */
    record PaidLine(String sku, int quantity, Amount amount) {}
}
