package dev.pondkeeper.query.customer;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;

import dev.pondkeeper.query.view.ViewCollection;
import dev.pondkeeper.query.view.ViewStore;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Reads the view {@code customer}. */
@Component
public final class CustomerViews {

    /** The view's name. */
    public static final String NAME = "customer";

    /** An identity's hash depends on the key of the installation, so equal histories on two of them do not share it. */
    static final ViewCollection CUSTOMERS = ViewCollection.of("view_customer", Set.of("recordedAt", "identity"));

    private final ViewStore store;

    CustomerViews(ViewStore store) {
        this.store = store;
    }

    /** Whether the customer's registration has been seen. */
    public boolean registered(String customerId) {
        Document seen = store.collection(CUSTOMERS)
                .find(eq(customerId))
                .projection(include("registeredAt"))
                .first();
        return seen != null && seen.containsKey("registeredAt");
    }

    Optional<Document> find(String customerId) {
        return Optional.ofNullable(
                        store.collection(CUSTOMERS).find(eq(customerId)).first())
                .filter(customer -> customer.containsKey("registeredAt"));
    }
}
