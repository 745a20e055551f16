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
import dev.pondkeeper.query.http.Page;
import dev.pondkeeper.query.view.ViewCollection;
import dev.pondkeeper.query.view.ViewStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
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

    /** The instant at which all sliding lots of an account end, where it has any. */
    static final ViewCollection SLIDING = ViewCollection.of("view_points_sliding", Set.of());

    // Sliding lots lie behind all others of their account: where among them they are redeemed is known only when it is
    // read.
    private static final String SLIDES = "s";

    // Neither stands in an id (API.md, Ids); the second follows the first, so they enclose the keys of one customer.
    private static final String SEPARATOR = "/";
    private static final String BEYOND = "0";
    private static final String BEYOND_ALL = "t";

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
    static String redemptionOrder(LotChanges.Opening lot) {
        String age = padded(lot.activatesAt().toEpochMilli()) + SEPARATOR + lot.lotId();
        return lot.slides() ? SLIDES + age : ending(lot.expiresAt()) + age;
    }

    private static String ending(@Nullable Instant expiresAt) {
        return padded(expiresAt == null ? Long.MAX_VALUE : expiresAt.toEpochMilli()) + SEPARATOR;
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
        Document sliding = store.collection(SLIDING).find(eq("_id", customerId)).first();
        String after = asked.after() == null ? "" : asked.after();
        List<Document> found = inOrder(customerId, after, SLIDES, asked.limit() + 1);
        if (sliding != null) {
            Date end = sliding.get("expiresAt", Date.class);
            String ending = ending(end.toInstant());
            String from = after.startsWith(ending) ? after.substring(ending.length()) : "";
            if (after.compareTo(ending) < 0 || !from.isEmpty()) {
                for (Document lot : inOrder(customerId, SLIDES + from, BEYOND_ALL, asked.limit() + 1)) {
                    found.add(lot.append("expiresAt", end)
                            .append("order", ending + lot.getString("order").substring(SLIDES.length())));
                }
                found.sort(Comparator.comparing(lot -> lot.getString("order")));
            }
        }
        List<Document> first = found.subList(0, Math.min(found.size(), asked.limit() + 1));
        return Page.of(asked, first, lot -> lot.getString("order"), lot -> LotView.of(lot, now));
    }

    private List<Document> inOrder(String customerId, String after, String before, int most) {
        return store.collection(LOTS)
                .find(and(eq("customerId", customerId), gt("order", after), lt("order", before)))
                .sort(ascending("order"))
                .limit(most)
                .into(new ArrayList<>());
    }

    private static Bson ofCustomer(String customerId) {
        return and(gte("_id", customerId + SEPARATOR), lt("_id", customerId + BEYOND));
    }

    private static final int LONGEST = 20;

    // Decimal digits in a fixed width, moved so that times before 1970 sort before the others.
    private static String padded(long number) {
        String digits = Long.toUnsignedString(number - Long.MIN_VALUE);
        return "0".repeat(LONGEST - digits.length()) + digits;
    }
}
