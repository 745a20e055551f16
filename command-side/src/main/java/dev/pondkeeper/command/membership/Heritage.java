package dev.pondkeeper.command.membership;

import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.membership.MembershipEvent;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipJoined;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipParted;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What merges have brought to one membership and has not gone home since. */
final class Heritage {

    private final Map<CustomerId, MembershipJoined> joined = new HashMap<>();

    Optional<MembershipJoined> of(CustomerId merged) {
        return Optional.ofNullable(joined.get(merged));
    }

    void on(MembershipEvent event) {
        if (event instanceof MembershipJoined join) joined.put(join.mergedId(), join);
        if (event instanceof MembershipParted parted) joined.remove(parted.mergedId());
    }
}
