package dev.pondkeeper.query.coupon;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;

import dev.pondkeeper.query.http.Page;
import dev.pondkeeper.query.view.Listing;
import dev.pondkeeper.query.view.ViewCollection;
import dev.pondkeeper.query.view.ViewStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the view {@code coupon}. */
@Component
public final class CouponViews {

    /** The view's name. */
    public static final String NAME = "coupon";

    /** Every state that a coupon can be in. */
    static final List<String> STATES = List.of("ISSUED", "RESERVED", "REDEEMED", "RETURNED", "EXPIRED", "VOIDED");

    private static final Set<String> OPEN = Set.of("ISSUED", "RESERVED", "RETURNED");

    static final ViewCollection COUPONS = ViewCollection.of(
            "view_coupon",
            Set.of("recordedAt", "reservedUntil"),
            Listing.by("view_coupon", "customerId"),
            Listing.by("view_coupon", "state"),
            Listing.all("view_coupon"));

    private final ViewStore store;

    CouponViews(ViewStore store) {
        this.store = store;
    }

    /** Newest first; a coupon that only payments have named is not among them. */
    Page<CouponView> list(@Nullable String customerId, @Nullable String state, Page.Asked asked) {
        Map<String, @Nullable String> wanted = new HashMap<>();
        wanted.put("customerId", customerId);
        wanted.put("state", state);
        List<Document> found = Listing.find(store.collection(COUPONS), wanted, asked);
        return Page.of(asked, found, coupon -> coupon.getString(Listing.KEY), CouponView::of);
    }

    /** The ids of what a customer can still use at that moment or later, newest first. */
    public List<String> openOf(String customerId, Instant now) {
        List<String> open = new ArrayList<>();
        for (Document coupon : store.collection(COUPONS)
                .find(and(eq("customerId", customerId), gte(Listing.KEY, "")))
                .sort(descending(Listing.KEY))
                .projection(include("state", "validUntil"))) {
            boolean running = now.isBefore(coupon.get("validUntil", Date.class).toInstant());
            boolean reserved = "RESERVED".equals(coupon.getString("state"));
            if (OPEN.contains(coupon.getString("state")) && (running || reserved)) open.add(coupon.getString("_id"));
        }
        return open;
    }
}
