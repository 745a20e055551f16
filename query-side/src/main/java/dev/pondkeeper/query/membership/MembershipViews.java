package dev.pondkeeper.query.membership;

import static com.mongodb.client.model.Filters.eq;

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

    MembershipViews(ViewStore store) {
        this.store = store;
    }

    public Optional<MembershipView> find(String customerId, Instant now) {
        return Optional.ofNullable(
                        store.collection(MEMBERSHIPS).find(eq(customerId)).first())
                .map(member -> MembershipView.of(member, now));
    }
}
