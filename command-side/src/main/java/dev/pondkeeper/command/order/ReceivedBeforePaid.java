package dev.pondkeeper.command.order;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.order.OrderId;
import java.time.Instant;

/** Goods are received no earlier than they were paid, because the after-sale clock starts from the later of the two. */
final class ReceivedBeforePaid extends Refusal {

    private static final long serialVersionUID = 1L;

    ReceivedBeforePaid(OrderId order, Instant paidAt, Instant receivedAt) {
        super(
                "received-before-paid",
                "Order " + order + " was paid at " + paidAt + ", so it cannot have been received at " + receivedAt
                        + ".");
    }
}
