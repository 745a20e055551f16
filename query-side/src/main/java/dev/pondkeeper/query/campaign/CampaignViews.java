package dev.pondkeeper.query.campaign;

import static com.mongodb.client.model.Filters.eq;

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

    /** By campaign, what all its runs amount to. */
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

    CampaignReport report(String campaign) {
        Document kept = store.collection(SUMS).find(eq(campaign)).first();
        Document sums = kept == null ? null : kept.get(ViewSums.SUMS, Document.class);
        return CampaignReport.of(campaign, sums == null ? new Document() : sums);
    }

    private static IndexModel index(String name, String... fields) {
        List<String> keys = new ArrayList<>(List.of(fields));
        keys.add(Listing.KEY);
        return new IndexModel(Indexes.descending(keys), new IndexOptions().name(name));
    }
}
