package dev.pondkeeper.saga.distribution;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.distributor.DistributorCommand.CountOwnSpend;
import dev.pondkeeper.kernel.order.OrderEvent;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderEvent.OrderRefunded;
import dev.pondkeeper.kernel.programme.DistributionRules;
import dev.pondkeeper.kernel.programme.DistributionRules.Right;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.saga.ProgrammeInForce;
import dev.pondkeeper.saga.ReactionCommands;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** A customer's own net spend counts towards the task that earns the right to distribute (DOMAIN.md §3, policies). */
@Component
@ProcessingGroup(WhenOrderChangesThenCountOwnSpend.POLICY)
class WhenOrderChangesThenCountOwnSpend {

    static final String POLICY = "distributor-task-spend";

    @EventHandler
    void on(OrderPaid event, ReactionCommands commands, ProgrammeInForce programme) {
        count("paid/" + event.orderId(), event, event.amount(), commands, programme.get());
    }

    @EventHandler
    void on(OrderRefunded event, ReactionCommands commands, ProgrammeInForce programme) {
        count("refunded/" + event.orderId() + "/" + event.refundId(), event, event.net(), commands, programme.get());
    }

    private static void count(String id, OrderEvent event, Amount net, ReactionCommands commands, Programme programme) {
        DistributionRules rules = programme.distribution();
        boolean counts = rules.rights().contains(Right.TASK)
                && rules.taskNetSpend() > 0
                && net.currency().equals(programme.currency());
        if (!counts) return;
        Money spent = new Money(net.amount(), net.currency());
        commands.send(POLICY, id, new CountOwnSpend(event.customerId(), event.orderId(), spent, event.occurredAt()));
    }
}
