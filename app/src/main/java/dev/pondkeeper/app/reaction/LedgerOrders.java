package dev.pondkeeper.app.reaction;

import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.saga.PaidOrders;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** Reads the payment off the order's own stream, which begins with it. */
@Component
class LedgerOrders implements PaidOrders {

    private final EventStore events;

    LedgerOrders(EventStore events) {
        this.events = events;
    }

    @Override
    public Optional<OrderPaid> find(OrderId order) {
        var stream = events.readEvents("order:" + order);
        if (!stream.hasNext() || !(stream.next().getPayload() instanceof OrderPaid paid)) return Optional.empty();
        return Optional.of(paid);
    }
}
