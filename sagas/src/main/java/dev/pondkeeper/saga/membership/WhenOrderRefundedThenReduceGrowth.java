package dev.pondkeeper.saga.membership;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.membership.MembershipCommand.ReduceGrowth;
import dev.pondkeeper.kernel.order.OrderEvent.OrderRefunded;
import dev.pondkeeper.saga.ReactionCommands;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * A refund takes back the growth value that the order's net amount would not have given (DOMAIN.md §3, policies). It shares a
 * processor with the payment's, so that of one order both are asked for in the order in which they happened, also where a merge
 * comes between.
 */
@Component
@ProcessingGroup(WhenOrderPaidThenAddGrowth.POLICY)
class WhenOrderRefundedThenReduceGrowth {

    static final String POLICY = "refund-growth";

    @EventHandler
    void on(OrderRefunded event, ReactionCommands commands) {
        Amount net = event.net();
        long paid = net.amount() + event.refunded().amount();
        commands.send(
                POLICY,
                event.orderId() + "/" + event.refundId(),
                new ReduceGrowth(
                        event.customerId(),
                        event.orderId(),
                        event.refundId(),
                        new Money(paid, net.currency()),
                        new Money(net.amount(), net.currency()),
                        event.occurredAt()));
    }
}
