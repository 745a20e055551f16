package dev.pondkeeper.poison;

import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.points.EarningId;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPoints;
import dev.pondkeeper.saga.ReactionCommands;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/** Three points for each order; a command that nobody handles for one that is poisoned. */
@ProcessingGroup(PoisonedReaction.NAME)
public class PoisonedReaction {

    public static final String NAME = "poisoned-reaction";

    /** Nobody handles it. */
    record Undoable(CustomerId customerId, Instant occurredAt) implements Command {

        @Override
        public StreamId target() {
            return new StreamId("points", customerId.value());
        }

        @Override
        public CustomerId concerns() {
            return customerId;
        }
    }

    @EventHandler
    void on(OrderPaid event, ReactionCommands commands) {
        Poison.taste(event.orderId());
        String id = event.orderId().value();
        commands.send(
                NAME,
                id,
                Poison.isLater(event.orderId())
                        ? new Undoable(event.customerId(), event.occurredAt())
                        : new EarnPoints(
                                event.customerId(), new EarningId("reaction-" + id), 3, "test", event.occurredAt()));
    }
}
