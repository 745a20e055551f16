package dev.pondkeeper.saga.points;

import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPointsForOrder;
import dev.pondkeeper.saga.ReactionCommands;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** A paid order earns points by the programme (DOMAIN.md §3, policies; §4). Imported history earns too. */
@Component
@ProcessingGroup(WhenOrderPaidThenEarnPoints.POLICY)
class WhenOrderPaidThenEarnPoints {

    static final String POLICY = "order-points";

    @EventHandler
    void on(OrderPaid event, ReactionCommands commands) {
        Money paid = new Money(event.amount().amount(), event.amount().currency());
        commands.send(
                POLICY,
                event.orderId().value(),
                new EarnPointsForOrder(event.customerId(), event.orderId(), paid, event.occurredAt()));
    }
}
