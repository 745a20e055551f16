package dev.pondkeeper.kernel.order;

import dev.pondkeeper.kernel.Checks;
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
            List<OrderLine> given = lines == null ? List.of() : List.copyOf(lines);
            new Checks()
                    .require(given.size() <= MAX_LINES, "lines", "must be at most " + MAX_LINES)
                    .field("lines", amount, whole -> checkLines(given, whole))
                    .done();
            lines = given;
        }

        @Override
        public CustomerId concerns() {
            return customerId;
        }

        private static void checkLines(List<OrderLine> lines, Money whole) {
            boolean oneCurrency =
                    lines.stream().allMatch(line -> line.amount().currency().equals(whole.currency()));
            long sum = lines.stream().mapToLong(line -> line.amount().amount()).sum();
            new Checks()
                    .require(oneCurrency, "", "must all be in the order's currency " + whole.currency())
                    .require(
                            lines.isEmpty() || sum == whole.amount(),
                            "",
                            "must sum to the amount " + whole.amount() + ", not to " + sum)
                    .done();
        }
    }

    /** The customer has received the goods (确认收货). Said twice, it was received once; the first time stands. */
    record RecordOrderReceived(OrderId orderId, @Nullable Instant occurredAt) implements OrderCommand {
        @Override
        public @Nullable CustomerId concerns() {
            return null;
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
            new Checks().field("amount", amount, RecordRefund::checkAboveZero).done();
        }

        @Override
        public @Nullable CustomerId concerns() {
            return null;
        }

        private static void checkAboveZero(Money amount) {
            if (amount.amount() == 0) throw new InvalidValue("must be above zero");
        }
    }
}
