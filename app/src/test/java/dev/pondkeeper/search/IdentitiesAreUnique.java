package dev.pondkeeper.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.IdentityEvent.IdentityClaimed;
import dev.pondkeeper.kernel.customer.IdentityEvent.IdentityReleased;
import java.util.HashMap;
import java.util.Map;

/** An identity belongs to at most one customer at any time (DOMAIN.md §2, Customer). */
final class IdentitiesAreUnique implements Rule {

    private final Map<String, CustomerId> owners = new HashMap<>();

    @Override
    public void hear(Event event) {
        if (event instanceof IdentityClaimed claimed) {
            assertThat(owners.put(claimed.identity(), claimed.customerId()))
                    .as("whose it was before %s", claimed)
                    .isNull();
        }
        if (event instanceof IdentityReleased released) {
            assertThat(owners.remove(released.identity()))
                    .as("whose it was before %s", released)
                    .isEqualTo(released.customerId());
        }
    }
}
