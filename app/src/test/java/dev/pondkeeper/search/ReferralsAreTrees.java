package dev.pondkeeper.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralBound;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralRewarded;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralUnbound;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One live referrer per referee, no cycle, one reward in a referee's life (DOMAIN.md §2, DistributionReferral). */
final class ReferralsAreTrees implements Rule {

    private final Map<CustomerId, CustomerId> referrers = new HashMap<>();
    private final Set<CustomerId> rewarded = new HashSet<>();

    @Override
    public void hear(Event event) {
        if (event instanceof ReferralUnbound unbound) {
            assertThat(referrers.remove(unbound.refereeId()))
                    .as("the live referrer before %s", unbound)
                    .isEqualTo(unbound.referrerId());
        }
        if (event instanceof ReferralBound bound) {
            assertThat(referrers.put(bound.refereeId(), bound.referrerId()))
                    .as("the live referrer before %s", bound)
                    .isNull();
            Set<CustomerId> chain = new HashSet<>();
            for (@Nullable CustomerId each = bound.refereeId(); each != null; each = referrers.get(each)) {
                assertThat(chain.add(each)).as("no cycle after %s", bound).isTrue();
            }
        }
        if (event instanceof ReferralRewarded reward) {
            assertThat(rewarded.add(reward.refereeId()))
                    .as("rewarded once: %s", reward)
                    .isTrue();
        }
    }
}
