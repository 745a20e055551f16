package dev.pondkeeper.poison;

import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRegistered;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.points.EarningId;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPoints;
import dev.pondkeeper.saga.ReactionCommands;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;

/** Remembers a customer's name and orders, and gives seven points for each; ends with the third. */
@Saga
@ProcessingGroup(PoisonedSaga.NAME)
public class PoisonedSaga {

    public static final String NAME = "poisoned-saga";

    private @Nullable String name;
    private List<String> orders = new ArrayList<>();

    @StartSaga
    @SagaEventHandler(associationProperty = "customerId")
    public void on(CustomerRegistered event) {
        name = event.displayName();
    }

    @SagaEventHandler(associationProperty = "customerId")
    public void on(OrderPaid event, ReactionCommands commands) {
        String id = event.orderId().value();
        orders.add(id);
        commands.send(
                NAME,
                id,
                Poison.isLater(event.orderId())
                        ? new PoisonedReaction.Undoable(event.customerId(), event.occurredAt())
                        : new EarnPoints(
                                event.customerId(),
                                new EarningId("saga-" + id),
                                7,
                                name == null ? "nameless" : "named",
                                event.occurredAt()));
        Poison.taste(event.orderId());
        if (orders.size() == 3) SagaLifecycle.end();
    }
}
