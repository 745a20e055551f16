package dev.pondkeeper.saga.distribution;

import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.distributor.WalletCommand.AccrueCommission;
import dev.pondkeeper.kernel.distributor.WalletCommand.HoldCommission;
import dev.pondkeeper.kernel.distributor.WalletCommand.ReverseCommission;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderEvent.OrderReceived;
import dev.pondkeeper.kernel.order.OrderEvent.OrderRefunded;
import dev.pondkeeper.kernel.order.OrderEvent.ReferredBy;
import dev.pondkeeper.kernel.order.OrderEvent.Referrer;
import dev.pondkeeper.kernel.programme.Rate;
import dev.pondkeeper.saga.ReactionCommands;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A referee's order earns its referrers commission when paid, is held from receipt on, and takes it back when refunded
 * (DOMAIN.md §3, policies). One policy hears of all three, so that a refund never overtakes the payment.
 */
@Component
@ProcessingGroup(WhenOrderChangesThenKeepCommission.POLICY)
class WhenOrderChangesThenKeepCommission {

    static final String POLICY = "order-commission";

    @EventHandler
    void on(OrderPaid event, ReactionCommands commands) {
        for (Referrer referrer : referrersOf(event.referredBy())) {
            commands.send(
                    POLICY,
                    "paid/" + event.orderId() + "/" + referrer.level(),
                    new AccrueCommission(
                            referrer.customerId(),
                            event.orderId(),
                            event.customerId(),
                            referrer.level(),
                            new Rate(referrer.basisPoints()),
                            new Money(event.amount().amount(), event.amount().currency()),
                            event.lines(),
                            event.occurredAt()));
        }
    }

    @EventHandler
    void on(OrderReceived event, ReactionCommands commands) {
        for (Referrer referrer : referrersOf(event.referredBy())) {
            commands.send(
                    POLICY,
                    "received/" + event.orderId() + "/" + referrer.level(),
                    new HoldCommission(referrer.customerId(), event.orderId(), event.occurredAt()));
        }
    }

    @EventHandler
    void on(OrderRefunded event, ReactionCommands commands) {
        Money refunded = new Money(event.refunded().amount(), event.refunded().currency());
        for (Referrer referrer : referrersOf(event.referredBy())) {
            commands.send(
                    POLICY,
                    "refunded/" + event.orderId() + "/" + event.refundId() + "/" + referrer.level(),
                    new ReverseCommission(referrer.customerId(), event.orderId(), refunded, event.occurredAt()));
        }
    }

    private static List<Referrer> referrersOf(@Nullable ReferredBy referredBy) {
        return referredBy == null ? List.of() : referredBy.referrers();
    }
}
