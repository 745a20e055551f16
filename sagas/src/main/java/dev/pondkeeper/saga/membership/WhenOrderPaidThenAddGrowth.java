package dev.pondkeeper.saga.membership;

import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.membership.MembershipCommand.AddGrowth;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.saga.ReactionCommands;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** A paid order gives growth value by the programme (DOMAIN.md §3, policies; §4). Imported history gives too. */
@Component
@ProcessingGroup(WhenOrderPaidThenAddGrowth.POLICY)
class WhenOrderPaidThenAddGrowth {

    static final String POLICY = "order-growth";

    @EventHandler
    void on(OrderPaid event, ReactionCommands commands) {
        Money paid = new Money(event.amount().amount(), event.amount().currency());
        commands.send(
                POLICY,
                event.orderId().value(),
                new AddGrowth(event.customerId(), event.orderId(), paid, event.occurredAt()));
    }
}
