package dev.pondkeeper.kernel.order;

import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.InvalidValue;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.points.RedemptionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a shop may report of one order (订单). */
public sealed interface OrderCommand extends Command {

    OrderId orderId();

    @Override
    default StreamId target() {
        return new StreamId("order", orderId().value());
    }

    /**
     * The order was paid. A zero amount is lawful.
     *
     * @param amount what the customer paid, net of every discount
     * @param lines at most 500; where given they sum to the amount
     */
    record RecordOrderPaid(
            OrderId orderId,
            CustomerId customerId,
            Money amount,
            @Nullable List<OrderLine> lines,
            @Nullable CouponId couponId,
            @Nullable RedemptionId redemptionId,
            @Nullable Instant occurredAt)
            implements OrderCommand {

        /** So many lines one order may have. */
        public static final int MAX_LINES = 500;

        public RecordOrderPaid {
            lines = lines == null ? List.of() : List.copyOf(lines);
            if (lines.size() > MAX_LINES) throw new InvalidValue("lines must be at most " + MAX_LINES);
            if (lines.stream().anyMatch(line -> !line.amount().currency().equals(amount.currency()))) {
                throw new InvalidValue("lines must all be in the order's currency " + amount.currency());
            }
            long sum = lines.stream().mapToLong(line -> line.amount().amount()).sum();
            if (!lines.isEmpty() && sum != amount.amount()) {
                throw new InvalidValue("lines must sum to the amount " + amount.amount() + ", not " + sum);
            }
        }

        @Override
        public CustomerId concerns() {
            return customerId;
        }
    }

    /**
     * Part or all of the order was paid back. Never more than was paid; the same refund twice is one refund.
     *
     * @param amount paid back by this refund, at least one minor unit
     */
    record RecordRefund(
            OrderId orderId,
            RefundId refundId,
            Money amount,
            @Nullable Instant occurredAt) implements OrderCommand {
        public RecordRefund {
            if (amount.amount() == 0) throw new InvalidValue("amount must be above zero");
        }

        @Override
        public @Nullable CustomerId concerns() {
            return null;
        }
    }
}
