package dev.pondkeeper.kernel.order;

import com.fasterxml.jackson.annotation.JsonInclude;
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

    /**
     * The order was paid; {@code amount} is what the customer paid, net of discounts.
     *
     * @param referredBy who had brought the customer when the order was paid, null if nobody had
     */
    @Revision("1")
    record OrderPaid(
            OrderId orderId,
            CustomerId customerId,
            Amount amount,
            List<PaidLine> lines,
            @Nullable CouponId couponId,
            @Nullable RedemptionId redemptionId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ReferredBy referredBy,

            Instant occurredAt)
            implements OrderEvent {

        /** An order of a customer whom nobody brought. */
        public OrderPaid(
                OrderId orderId,
                CustomerId customerId,
                Amount amount,
                List<PaidLine> lines,
                @Nullable CouponId couponId,
                @Nullable RedemptionId redemptionId,
                Instant occurredAt) {
            this(orderId, customerId, amount, lines, couponId, redemptionId, null, occurredAt);
        }

        /** The same order of a customer who was brought. */
        public OrderPaid with(@Nullable ReferredBy referrers) {
            return new OrderPaid(orderId, customerId, amount, lines, couponId, redemptionId, referrers, occurredAt);
        }
    }

    /** The customer has the goods; from then on the after-sale rules count. */
    @Revision("1")
    record OrderReceived(
            OrderId orderId,
            CustomerId customerId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ReferredBy referredBy,

            Instant occurredAt)
            implements OrderEvent {

        /** An order of a customer whom nobody brought. */
        public OrderReceived(OrderId orderId, CustomerId customerId, Instant occurredAt) {
            this(orderId, customerId, null, occurredAt);
        }
    }

    /** Part or all was paid back; {@code refunded} and {@code net} are the order's totals after it. */
    @Revision("1")
    record OrderRefunded(
            OrderId orderId,
            CustomerId customerId,
            RefundId refundId,
            Amount amount,
            Amount refunded,
            Amount net,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ReferredBy referredBy,

            Instant occurredAt)
            implements OrderEvent {

        /** A refund to a customer whom nobody brought. */
        public OrderRefunded(
                OrderId orderId,
                CustomerId customerId,
                RefundId refundId,
                Amount amount,
                Amount refunded,
                Amount net,
                Instant occurredAt) {
            this(orderId, customerId, refundId, amount, refunded, net, null, occurredAt);
        }
    }

    /**
     * Who had brought the customer when an order was paid; every event of the order carries it, as it was then.
     *
     * @param referrers the customer's own first, then the referrer's where the programme pays that level too
     * @param programmeVersion the version of the programme whose numbers decided
     */
    record ReferredBy(List<Referrer> referrers, int programmeVersion) {}

    /**
     * One of those who brought a customer.
     *
     * @param level 1 or 2
     * @param basisPoints commission of that level: 1 000 is 10 %
     */
    record Referrer(CustomerId customerId, int level, int basisPoints) {}

    /** A line as an event carries it. */
    record PaidLine(String sku, int quantity, Amount amount) {}
}
