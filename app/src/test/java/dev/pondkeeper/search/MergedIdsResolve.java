package dev.pondkeeper.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerEvent.CheckedIn;
import dev.pondkeeper.kernel.customer.CustomerEvent.ConsentGiven;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerBroughtBack;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerMergedAway;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomersMerged;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.points.PointsEvent.PointsEarned;
import dev.pondkeeper.kernel.points.PointsEvent.PointsHeld;
import dev.pondkeeper.kernel.points.PointsEvent.PointsRedeemed;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A merged id leads to one who acts, never in a circle and never to two, and nothing new happens under it as long as it is merged
 * (DOMAIN.md §2, Customer).
 */
final class MergedIdsResolve implements Rule {

    private final Map<CustomerId, CustomerId> survivors = new HashMap<>();
    private final Map<CustomerId, CustomerId> told = new HashMap<>();

    @Override
    public void hear(Event event) {
        if (event instanceof CustomerMergedAway away) {
            assertThat(survivors.put(away.customerId(), away.survivorId()))
                    .as("who acted for it before %s", away)
                    .isNull();
            assertThat(survivors).as("the survivor acts: %s", away).doesNotContainKey(away.survivorId());
            Set<CustomerId> chain = new HashSet<>();
            for (@Nullable CustomerId each = away.customerId(); each != null; each = survivors.get(each)) {
                assertThat(chain.add(each)).as("no circle after %s", away).isTrue();
            }
        }
        if (event instanceof CustomersMerged merged) told.put(merged.mergedId(), merged.customerId());
        if (event instanceof CustomerBroughtBack back) {
            assertThat(survivors.remove(back.customerId()))
                    .as("who acted for it before %s", back)
                    .isEqualTo(back.survivorId());
            told.remove(back.customerId());
        }
        if (event instanceof ConsentGiven each) acts(each.customerId(), event);
        if (event instanceof CheckedIn each) acts(each.customerId(), event);
        if (event instanceof PointsEarned each) acts(each.customerId(), event);
        if (event instanceof PointsRedeemed each) acts(each.customerId(), event);
        if (event instanceof PointsHeld each) acts(each.customerId(), event);
    }

    @Override
    public void settled(Instant now) {
        assertThat(told).as("both sides of every merge tell the same").isEqualTo(survivors);
    }

    private void acts(CustomerId customer, Event event) {
        assertThat(survivors).as("under a merged id: %s", event).doesNotContainKey(customer);
    }
}
