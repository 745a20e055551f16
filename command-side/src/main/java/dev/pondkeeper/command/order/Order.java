package dev.pondkeeper.command.order;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.command.LiveReferrers;
import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.order.OrderCommand.RecordOrderPaid;
import dev.pondkeeper.kernel.order.OrderCommand.RecordOrderReceived;
import dev.pondkeeper.kernel.order.OrderCommand.RecordRefund;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderEvent.OrderReceived;
import dev.pondkeeper.kernel.order.OrderEvent.OrderRefunded;
import dev.pondkeeper.kernel.order.OrderEvent.PaidLine;
import dev.pondkeeper.kernel.order.OrderLine;
import dev.pondkeeper.kernel.order.RefundId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One order (订单) as the shop reported it: paid once, received once, refunded in parts up to the whole. */
@Aggregate(commandTargetResolver = "commandTargetResolver")
class Order {

    @AggregateIdentifier
    private @Nullable StreamId stream;

    private @Nullable OrderPaid payment;
    private final Map<RefundId, Long> refunds = new HashMap<>();
    private long net;
    private boolean received;

    Order() {} // Axon rebuilds the order from its events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordOrderPaid command, KnownCustomers customers, LiveReferrers referrers) {
        OrderPaid paid = paymentOf(command);
        if (payment != null) {
            if (!sameParticulars(payment, paid, customers)) throw new OrderClash(command.orderId());
            return;
        }
        customers.requireForRecord(command.customerId());
        apply(paid.with(referrers.of(command.customerId())));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordOrderReceived command) {
        if (payment == null) throw new UnknownOrder(command.orderId());
        if (received) return;
        if (command.happenedAt().isBefore(payment.occurredAt())) {
            throw new ReceivedBeforePaid(command.orderId(), payment.occurredAt(), command.happenedAt());
        }
        apply(new OrderReceived(command.orderId(), payment.customerId(), payment.referredBy(), command.happenedAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordRefund command) {
        if (payment == null) throw new UnknownOrder(command.orderId());
        String currency = payment.amount().currency();
        long amount = command.amount().amount();
        if (!command.amount().currency().equals(currency)) {
            throw new CurrencyMismatch(
                    command.orderId(), currency, command.amount().currency());
        }
        Long recorded = refunds.get(command.refundId());
        if (recorded != null && recorded != amount) throw new RefundClash(command.refundId(), recorded);
        if (recorded != null) return;
        if (amount > net) throw new RefundAbovePaid(command.orderId(), amount, net);
        long left = net - amount;
        apply(new OrderRefunded(
                command.orderId(),
                payment.customerId(),
                command.refundId(),
                new Amount(amount, currency),
                new Amount(payment.amount().amount() - left, currency),
                new Amount(left, currency),
                payment.referredBy(),
                command.happenedAt()));
    }

    @EventSourcingHandler
    void on(OrderPaid event) {
        stream = new StreamId("order", event.orderId().value());
        payment = event;
        net = event.amount().amount();
    }

    @EventSourcingHandler
    void on(OrderReceived event) {
        received = true;
    }

    @EventSourcingHandler
    void on(OrderRefunded event) {
        refunds.put(event.refundId(), event.amount().amount());
        net = event.net().amount();
    }

    private static OrderPaid paymentOf(RecordOrderPaid command) {
        List<OrderLine> lines = command.lines();
        return new OrderPaid(
                command.orderId(),
                command.customerId(),
                command.amount().plain(),
                (lines == null ? List.<OrderLine>of() : lines)
                        .stream()
                                .map(line -> new PaidLine(
                                        line.sku(),
                                        line.quantity(),
                                        line.amount().plain()))
                                .toList(),
                command.couponId(),
                command.redemptionId(),
                command.happenedAt());
    }

    /**
     * When it happened may differ: a caller who leaves it out gets another default with each attempt. So may who had referred the
     * customer by then.
     */
    private static boolean sameParticulars(OrderPaid one, OrderPaid other, KnownCustomers customers) {
        // An order keeps the customer who paid it; told again after a merge, it names the survivor.
        boolean samePerson = other.customerId().equals(customers.survivorOf(one.customerId()));
        return new OrderPaid(
                        other.orderId(),
                        samePerson ? one.customerId() : other.customerId(),
                        other.amount(),
                        other.lines(),
                        other.couponId(),
                        other.redemptionId(),
                        one.referredBy(),
                        one.occurredAt())
                .equals(one);
    }
}
