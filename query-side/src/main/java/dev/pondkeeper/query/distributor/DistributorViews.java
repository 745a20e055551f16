package dev.pondkeeper.query.distributor;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;

import dev.pondkeeper.query.http.Page;
import dev.pondkeeper.query.view.ViewCollection;
import dev.pondkeeper.query.view.ViewStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the view {@code distributor}. */
@Component
final class DistributorViews {

    /** The view's name. */
    static final String NAME = "distributor";

    static final ViewCollection DISTRIBUTORS = ViewCollection.of("view_distributor", Set.of("recordedAt"));

    /** Keyed by distributor and order, so that the ids themselves order a distributor's commissions. */
    static final ViewCollection COMMISSIONS = ViewCollection.of("view_commission", Set.of("recordedAt"));

    /** Keyed by distributor and withdrawal. */
    static final ViewCollection WITHDRAWALS = ViewCollection.of("view_withdrawal", Set.of("recordedAt"));

    // Neither stands in an id (API.md, Ids); the second follows the first, so they enclose the keys of one distributor.
    private static final String SEPARATOR = "/";
    private static final String BEYOND = "0";

    private final ViewStore store;

    DistributorViews(ViewStore store) {
        this.store = store;
    }

    static String key(String customerId, String id) {
        return customerId + SEPARATOR + id;
    }

    Optional<DistributorView> find(String customerId) {
        return Optional.ofNullable(
                        store.collection(DISTRIBUTORS).find(eq(customerId)).first())
                .map(DistributorView::of);
    }

    /** By order id. */
    Page<CommissionView> commissions(String customerId, Page.Asked asked) {
        return Page.of(
                asked, found(COMMISSIONS, customerId, asked), line -> line.getString("orderId"), CommissionView::of);
    }

    /** By withdrawal id. */
    Page<WithdrawalView> withdrawals(String customerId, Page.Asked asked) {
        return Page.of(
                asked,
                found(WITHDRAWALS, customerId, asked),
                line -> line.getString("withdrawalId"),
                WithdrawalView::of);
    }

    private List<Document> found(ViewCollection collection, String customerId, Page.Asked asked) {
        return store.collection(collection)
                .find(after(customerId, asked.after()))
                .sort(ascending("_id"))
                .limit(asked.limit() + 1)
                .into(new ArrayList<>());
    }

    private static Bson after(String customerId, @Nullable String id) {
        return and(gt("_id", key(customerId, id == null ? "" : id)), lt("_id", customerId + BEYOND));
    }
}
