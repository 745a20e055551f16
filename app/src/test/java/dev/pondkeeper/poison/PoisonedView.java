package dev.pondkeeper.poison;

import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.query.view.Projection;
import dev.pondkeeper.query.view.View;
import dev.pondkeeper.query.view.ViewChanges;
import dev.pondkeeper.query.view.ViewCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/** Each customer's orders in order, and a count that all customers share. */
@ProcessingGroup(PoisonedView.NAME)
public final class PoisonedView implements Projection {

    public static final String NAME = "poisoned-view";

    private static final ViewCollection ORDERS = ViewCollection.of("view_poisoned", Set.of());
    private static final ViewCollection TOTALS = ViewCollection.of("view_poisoned_total", Set.of());

    @Override
    public View view() {
        return View.of(NAME, ORDERS, TOTALS);
    }

    @EventHandler
    void on(OrderPaid event, ViewChanges changes) {
        changes.update(
                TOTALS, event.amount().currency(), total -> total.put("orders", total.getInteger("orders", 0) + 1));
        Poison.taste(event.orderId());
        changes.update(ORDERS, event.customerId().value(), customer -> {
            if (Poison.isLater(event.orderId())) throw new IllegalStateException("cannot fold " + event.orderId());
            List<String> orders = new ArrayList<>(customer.getList("orders", String.class, List.of()));
            orders.add(event.orderId().value());
            customer.put("orders", orders);
        });
    }
}
