package dev.pondkeeper.query.touch;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.pondkeeper.query.http.Page;
import dev.pondkeeper.query.view.Listing;
import dev.pondkeeper.query.view.ViewCollection;
import dev.pondkeeper.query.view.ViewStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the view {@code touch}. */
@Component
public final class TouchViews {

    /** The view's name. */
    public static final String NAME = "touch";

    /** Every state that a touch can be in. */
    static final List<String> STATES = List.of(
            "REQUESTED",
            "WAITING",
            "SUPPRESSED",
            "APPROVED",
            "SENT",
            "DELIVERED",
            "FAILED",
            "CANCELLED",
            "OPEN",
            "CLAIMED",
            "DONE",
            "OVERDUE");

    /** Every state that a staff call can be in. */
    static final List<String> CALL_STATES = List.of("OPEN", "CLAIMED", "DONE", "OVERDUE", "CANCELLED");

    /** Orders calls by when they are due; what is no call has none. */
    static final String DUE = "due";

    // Serves calls: those in one state, the soonest due first.
    private static final IndexModel CALLS_BY_STATE =
            new IndexModel(Indexes.ascending("state", DUE), new IndexOptions().name("view_touch_calls_by_state"));

    static final ViewCollection TOUCHES = ViewCollection.of(
            "view_touch",
            Set.of("recordedAt", "waitsUntil", "dueAt", DUE),
            Listing.by("view_touch", "customerId"),
            Listing.by("view_touch", "campaign"),
            Listing.by("view_touch", "state"),
            Listing.all("view_touch"),
            CALLS_BY_STATE);

    private final ViewStore store;

    TouchViews(ViewStore store) {
        this.store = store;
    }

    /** Newest first. */
    Page<TouchView> list(
            @Nullable String customerId, @Nullable String campaign, @Nullable String state, Page.Asked asked) {
        Map<String, @Nullable String> wanted = new HashMap<>();
        wanted.put("customerId", customerId);
        wanted.put("campaign", campaign);
        wanted.put("state", state);
        List<Document> found = Listing.find(store.collection(TOUCHES), wanted, asked);
        return Page.of(asked, found, touch -> touch.getString(Listing.KEY), TouchView::of);
    }

    /** Those in one state, the soonest due first. */
    Page<StaffCallView> calls(String state, Page.Asked asked) {
        String after = asked.after();
        List<Document> found = store.collection(TOUCHES)
                .find(and(eq("state", state), gt(DUE, after == null ? "" : after)))
                .sort(ascending(DUE))
                .limit(asked.limit() + 1)
                .into(new ArrayList<>());
        return Page.of(asked, found, call -> call.getString(DUE), StaffCallView::of);
    }
}
