package dev.pondkeeper.poison;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.query.view.Projection;
import dev.pondkeeper.query.view.View;
import dev.pondkeeper.query.view.ViewChanges;
import dev.pondkeeper.query.view.ViewCollection;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/** A view that can take nothing that happens to some customers, and has nothing to tell of the others. */
@ProcessingGroup(PoisonedPeople.NAME)
public final class PoisonedPeople implements Projection {

    public static final String NAME = "poisoned-people";

    private final Set<String> customers;

    public PoisonedPeople(Set<String> customers) {
        this.customers = Set.copyOf(customers);
    }

    @Override
    public View view() {
        return View.of(NAME, ViewCollection.of("view_poisoned_people", Set.of()));
    }

    @EventHandler
    void on(Event event, ViewChanges changes) {
        CustomerId about = event.customerId();
        if (about != null && customers.contains(about.value())) {
            throw new IllegalStateException("cannot take what happens to " + about);
        }
    }
}
