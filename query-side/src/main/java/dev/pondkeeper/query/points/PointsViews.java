package dev.pondkeeper.query.points;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.pondkeeper.kernel.points.PointsEvent.PointsEarned;
import dev.pondkeeper.query.http.Page;
import dev.pondkeeper.query.view.ViewCollection;
import dev.pondkeeper.query.view.ViewStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the view {@code points-account}. */
@Component
public final class PointsViews {

    /** The view's name. */
    public static final String NAME = "points-account";

    /** Keyed by customer and number, so that the ids themselves order a statement. */
    static final ViewCollection STATEMENT = ViewCollection.of("view_points_statement", Set.of("recordedAt"));

    // Serves lots: one account's lots in the order in which they are redeemed.
    private static final IndexModel LOTS_IN_ORDER = new IndexModel(
            Indexes.ascending("customerId", "order"), new IndexOptions().name("view_points_lot_in_order"));

    static final ViewCollection LOTS = ViewCollection.of("view_points_lot", Set.of("recordedAt"), LOTS_IN_ORDER);

    // Neither stands in an id (API.md, Ids); the second follows the first, so they enclose the keys of one customer.
    private static final String SEPARATOR = "/";
    private static final String BEYOND = "0";

    private final ViewStore store;

    PointsViews(ViewStore store) {
        this.store = store;
    }

    static String lineKey(String customerId, long sequence) {
        return customerId + SEPARATOR + padded(sequence);
    }

    static String lotKey(String customerId, String lotId) {
        return customerId + SEPARATOR + lotId;
    }

    /** DOMAIN.md §2: by expiry, then activation, then id; what never expires comes last. */
    static String redemptionOrder(PointsEarned lot) {
        Instant expiresAt = lot.expiresAt();
        return padded(expiresAt == null ? Long.MAX_VALUE : expiresAt.toEpochMilli())
                + SEPARATOR
                + padded(lot.activatesAt().toEpochMilli())
                + SEPARATOR
                + lot.lotId();
    }

    /** The account after its latest movement; empty if there was none. */
    public Optional<PointsAccountView> account(String customerId) {
        Document latest = store.collection(STATEMENT)
                .find(ofCustomer(customerId))
                .sort(descending("_id"))
                .limit(1)
                .first();
        return Optional.ofNullable(latest).map(line -> PointsAccountView.of(customerId, line));
    }

    /** Newest first. */
    Page<StatementLineView> statement(String customerId, Page.Asked asked) {
        String after = asked.after();
        Bson older = after == null
                ? ofCustomer(customerId)
                : and(gte("_id", customerId + SEPARATOR), lt("_id", customerId + SEPARATOR + after));
        List<Document> found = store.collection(STATEMENT)
                .find(older)
                .sort(descending("_id"))
                .limit(asked.limit() + 1)
                .into(new ArrayList<>());
        return Page.of(asked, found, line -> padded(line.getLong("sequence")), StatementLineView::of);
    }

    /** In the order in which they are redeemed. */
    Page<LotView> lots(String customerId, Page.Asked asked, Instant now) {
        List<Document> found = store.collection(LOTS)
                .find(later(customerId, asked.after()))
                .sort(ascending("order"))
                .limit(asked.limit() + 1)
                .into(new ArrayList<>());
        return Page.of(asked, found, lot -> lot.getString("order"), lot -> LotView.of(lot, now));
    }

    private static Bson later(String customerId, @Nullable String after) {
        Bson own = eq("customerId", customerId);
        return after == null ? own : and(own, gt("order", after));
    }

    private static Bson ofCustomer(String customerId) {
        return and(gte("_id", customerId + SEPARATOR), lt("_id", customerId + BEYOND));
    }

    // Decimal digits in a fixed width, moved so that times before 1970 sort before the others.
    private static String padded(long number) {
        return "%020d".formatted(new java.math.BigInteger(Long.toString(number)).add(OFFSET));
    }

    private static final java.math.BigInteger OFFSET = java.math.BigInteger.ONE.shiftLeft(63);
}
