package dev.pondkeeper.query.referral;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.pondkeeper.query.http.Page;
import dev.pondkeeper.query.view.ViewCollection;
import dev.pondkeeper.query.view.ViewStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the view {@code referral}. */
@Component
public final class ReferralViews {

    /** The view's name. */
    public static final String NAME = "referral";

    // Each serves list with that one filter, in the order of its pages.
    private static final IndexModel BY_REFERRER = index("referrerId");
    private static final IndexModel BY_REFEREE = index("refereeId");
    private static final IndexModel BY_STATE = index("state");

    static final ViewCollection EDGES =
            ViewCollection.of("view_referral", Set.of("recordedAt"), BY_REFERRER, BY_REFEREE, BY_STATE);

    private final ViewStore store;

    ReferralViews(ViewStore store) {
        this.store = store;
    }

    /** One edge for each pair that ever was; a slash stands in no id (API.md, Ids). */
    static String key(String refereeId, String referrerId) {
        return refereeId + "/" + referrerId;
    }

    /** Who earns by this customer's orders now; null if nobody does. */
    public @Nullable String referrerOf(String refereeId) {
        Document live = store.collection(EDGES)
                .find(and(eq("refereeId", refereeId), eq("live", true)))
                .first();
        return live == null ? null : live.getString("referrerId");
    }

    /** By referee, then referrer; a filter that is null lets everything pass. */
    Page<ReferralView> list(
            @Nullable String referrerId, @Nullable String refereeId, @Nullable String state, Page.Asked asked) {
        List<Bson> filters = new ArrayList<>();
        if (refereeId != null) filters.add(eq("refereeId", refereeId));
        if (referrerId != null) filters.add(eq("referrerId", referrerId));
        if (state != null) filters.add(eq("state", state));
        String after = asked.after();
        filters.add(gt("_id", after == null ? "" : after));
        List<Document> found = store.collection(EDGES)
                .find(and(filters))
                .sort(ascending("_id"))
                .limit(asked.limit() + 1)
                .into(new ArrayList<>());
        return Page.of(asked, found, edge -> edge.getString("_id"), ReferralView::of);
    }

    private static IndexModel index(String field) {
        return new IndexModel(Indexes.ascending(field, "_id"), new IndexOptions().name("view_referral_by_" + field));
    }
}
