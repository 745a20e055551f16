package dev.pondkeeper.query.order;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.FindIterable;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.pondkeeper.query.view.ViewCollection;
import dev.pondkeeper.query.view.ViewStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Reads the view {@code order}. */
@Component
public final class OrderViews {

    /** The view's name. */
    public static final String NAME = "order";

    // Serves ofCustomers and paidSince: one customer's orders in the order of business time.
    private static final IndexModel BY_CUSTOMER = new IndexModel(
            Indexes.ascending("customerId", "paidAt"), new IndexOptions().name("view_order_by_customer"));

    static final ViewCollection ORDERS = ViewCollection.of("view_order", Set.of("recordedAt"), BY_CUSTOMER);

    private final ViewStore store;

    OrderViews(ViewStore store) {
        this.store = store;
    }

    Optional<OrderView> find(String orderId) {
        return Optional.ofNullable(store.collection(ORDERS).find(eq(orderId)).first())
                .map(OrderView::of);
    }

    /** What all orders of one person amount to, under every id that stands for theirs. */
    public BuyerTotals ofCustomers(Collection<String> customerIds) {
        FindIterable<Document> orders = store.collection(ORDERS)
                .find(in("customerId", customerIds))
                .projection(include("currency", "net", "paidAt"));
        return BuyerTotals.of(orders);
    }

    /** How many orders a person paid in business time from {@code from} to {@code to}, both included; stops counting at {@code atMost}. */
    public int paidBetween(Collection<String> customerIds, Instant from, Instant to, int atMost) {
        int counted = 0;
        for (Document order : store.collection(ORDERS)
                .find(and(in("customerId", customerIds), gte("paidAt", from), lte("paidAt", to)))
                .projection(include("_id"))
                .limit(atMost)) {
            if (order.containsKey("_id")) counted++;
        }
        return counted;
    }
}
