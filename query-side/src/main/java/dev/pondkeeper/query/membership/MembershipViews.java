package dev.pondkeeper.query.membership;

import static com.mongodb.client.model.Filters.eq;

import dev.pondkeeper.query.ReportingProgramme;
import dev.pondkeeper.query.view.ViewCollection;
import dev.pondkeeper.query.view.ViewStore;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads the view {@code membership}. */
@Component
public final class MembershipViews {

    /** The view's name. */
    public static final String NAME = "membership";

    static final ViewCollection MEMBERSHIPS = ViewCollection.of("view_membership", Set.of("recordedAt"));

    private final ViewStore store;
    private final ReportingProgramme programme;

    MembershipViews(ViewStore store, ReportingProgramme programme) {
        this.store = store;
        this.programme = programme;
    }

    public Optional<MembershipView> find(String customerId, Instant now) {
        String lowestTier = programme.current().tiers().table().get(0).code();
        return Optional.ofNullable(
                        store.collection(MEMBERSHIPS).find(eq(customerId)).first())
                .map(member -> MembershipView.of(member, lowestTier, now));
    }
}
