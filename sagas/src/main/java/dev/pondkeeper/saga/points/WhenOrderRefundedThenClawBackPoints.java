package dev.pondkeeper.saga.points;

import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.order.OrderEvent.OrderRefunded;
import dev.pondkeeper.kernel.points.PointsCommand.ClawBackPoints;
import dev.pondkeeper.saga.ReactionCommands;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * A refund takes back what the order earned too much (DOMAIN.md §3, policies). It shares a processor with the earning, so that
 * of one order both are asked for in the order in which they happened; the account would come out right in the other one too.
 */
@Component
@ProcessingGroup(WhenOrderPaidThenEarnPoints.POLICY)
class WhenOrderRefundedThenClawBackPoints {

    static final String POLICY = "order-points-clawback";

    @EventHandler
    void on(OrderRefunded event, ReactionCommands commands) {
        String currency = event.net().currency();
        Money net = new Money(event.net().amount(), currency);
        Money paid = new Money(event.net().amount() + event.refunded().amount(), currency);
        commands.send(
                POLICY,
                event.orderId() + "/" + event.refundId(),
                new ClawBackPoints(
                        event.customerId(), event.orderId(), event.refundId(), paid, net, event.occurredAt()));
    }
}
