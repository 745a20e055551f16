package dev.pondkeeper.query.campaign;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.pondkeeper.query.http.Page;
import dev.pondkeeper.query.view.Listing;
import dev.pondkeeper.query.view.ViewCollection;
import dev.pondkeeper.query.view.ViewStore;
import dev.pondkeeper.query.view.ViewSums;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the view {@code campaign}. */
@Component
final class CampaignViews {

    /** The view's name. */
    static final String NAME = "campaign";

    /** Every state that a run can be in. */
    static final List<String> STATES = List.of(RunDocument.RUNNING, RunDocument.ENDED);

    /** What all runs of a campaign amount to, and those that began in one quarter of an hour. */
    static final ViewCollection SUMS = ViewCollection.of("view_campaign_sums", Set.of());

    /** To which run a touch or a coupon belongs. */
    static final ViewCollection POINTERS = ViewCollection.of("view_campaign_pointers", Set.of());

    // Each serves list of one campaign, in the order of its pages.
    private static final IndexModel BY_CAMPAIGN = index("view_campaign_runs_listed", "campaign");
    private static final IndexModel BY_CUSTOMER = index("view_campaign_runs_by_customer", "campaign", "customerId");
    private static final IndexModel BY_STATE = index("view_campaign_runs_by_state", "campaign", RunDocument.STATE);

    static final ViewCollection RUNS = ViewCollection.of(
                    "view_campaign_runs",
                    Set.of("recordedAt", "dueAt", "waitsUntil"),
                    BY_CAMPAIGN,
                    BY_CUSTOMER,
                    BY_STATE)
            .summed(new ViewSums(SUMS, RunShares::of));

    // The character that follows the slash.
    private static final char AFTER_SLASH = '0';

    private final ViewStore store;

    CampaignViews(ViewStore store) {
        this.store = store;
    }

    static String touch(String touchId) {
        return "touch:" + touchId;
    }

    static String coupon(String couponId) {
        return "coupon:" + couponId;
    }

    /** Newest first. */
    Page<RunView> list(String campaign, @Nullable String customerId, @Nullable String state, Page.Asked asked) {
        Map<String, @Nullable String> wanted = new HashMap<>();
        wanted.put("campaign", campaign);
        wanted.put("customerId", customerId);
        wanted.put(RunDocument.STATE, state);
        List<Document> found = Listing.find(store.collection(RUNS), wanted, asked, RunDocument.TIMELINE_LEFT_OUT);
        return Page.of(asked, found, run -> run.getString(Listing.KEY), RunView::of);
    }

    /** Empty where the run is another campaign's, too. */
    Optional<RunTimelineView> find(String campaign, String runId) {
        Document run = store.collection(RUNS).find(eq(runId)).first();
        if (run == null || !campaign.equals(run.getString("campaign"))) return Optional.empty();
        return Optional.of(RunTimelineView.of(run));
    }

    static String sumOf(String campaign) {
        return campaign;
    }

    static String sumOf(String campaign, String quarter) {
        return campaign + "/" + quarter;
    }

    /** What all runs of a campaign amount to, by the names of {@link RunShares}. */
    Map<String, Long> sums(String campaign) {
        return added(store.collection(SUMS).find(eq(sumOf(campaign))));
    }

    /**
     * What those runs amount to that began in a span.
     *
     * @param from inclusive; null from the beginning
     * @param to exclusive; null without end
     */
    Map<String, Long> sums(String campaign, @Nullable String from, @Nullable String to) {
        String first = sumOf(campaign, from == null ? "" : from);
        String end = to == null ? campaign + AFTER_SLASH : sumOf(campaign, to);
        return added(store.collection(SUMS).find(and(gte("_id", first), lt("_id", end))));
    }

    private static Map<String, Long> added(Iterable<Document> sums) {
        Map<String, Long> added = new HashMap<>();
        for (Document sum : sums) {
            sum.get(ViewSums.SUMS, Document.class)
                    .forEach((name, number) -> added.merge(name, (Long) number, Math::addExact));
        }
        return added;
    }

    private static IndexModel index(String name, String... fields) {
        List<String> keys = new ArrayList<>(List.of(fields));
        keys.add(Listing.KEY);
        return new IndexModel(Indexes.descending(keys), new IndexOptions().name(name));
    }
}
