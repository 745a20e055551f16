package dev.pondkeeper.query.customer;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.pondkeeper.query.http.Page;
import dev.pondkeeper.query.view.ViewCollection;
import dev.pondkeeper.query.view.ViewStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the view {@code customer}. */
@Component
public final class CustomerViews {

    /** The view's name. */
    public static final String NAME = "customer";

    // Each serves search: one filter on equality, in the order of ids.
    private static final IndexModel BY_IDENTITY =
            new IndexModel(Indexes.ascending("held", "_id"), new IndexOptions().name("view_customer_by_identity"));

    private static final IndexModel BY_TAG =
            new IndexModel(Indexes.ascending("tagged", "_id"), new IndexOptions().name("view_customer_by_tag"));

    private static final IndexModel BY_CHANNEL = new IndexModel(
            Indexes.ascending("acquisition.channel", "_id"), new IndexOptions().name("view_customer_by_channel"));

    /** Hashes and sealed texts depend on the keys of the installation, so equal histories on two of them do not share them. */
    static final ViewCollection CUSTOMERS = ViewCollection.of(
            "view_customer",
            Set.of("recordedAt", "identity", "hash", "held", "tagged", "sealed"),
            BY_IDENTITY,
            BY_TAG,
            BY_CHANNEL);

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

    /** The documents of everyone whose id stands for this customer's, at any depth, by id. */
    Map<String, Document> mergedInto(Document customer) {
        Map<String, Document> found = new HashMap<>();
        Deque<String> wanted = new ArrayDeque<>(customer.getList("merged", String.class, List.of()));
        while (!wanted.isEmpty()) {
            String id = wanted.remove();
            if (found.containsKey(id)) continue;
            find(id).ifPresent(merged -> {
                found.put(id, merged);
                wanted.addAll(merged.getList("merged", String.class, List.of()));
            });
        }
        return found;
    }

    /** At most one more than was asked for, in the order of ids. Merged ids and erased customers are not found. */
    List<Document> search(@Nullable String held, @Nullable String tagged, @Nullable String channel, Page.Asked page) {
        List<Bson> conditions = new ArrayList<>();
        if (held != null) conditions.add(eq("held", held));
        if (tagged != null) conditions.add(eq("tagged", tagged));
        if (channel != null) conditions.add(eq("acquisition.channel", channel));
        String after = page.after();
        if (after != null) conditions.add(gt("_id", after));
        List<Document> found = new ArrayList<>();
        for (Document customer : store.collection(CUSTOMERS)
                .find(conditions.isEmpty() ? new Document() : and(conditions))
                .sort(ascending("_id"))
                .batchSize(page.limit() + 1)) {
            boolean shown = customer.containsKey("registeredAt")
                    && !customer.containsKey("mergedInto")
                    && !customer.containsKey("erasedAt");
            if (shown) found.add(customer);
            if (found.size() > page.limit()) break;
        }
        return found;
    }
}
