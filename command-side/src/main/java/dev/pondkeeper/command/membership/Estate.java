package dev.pondkeeper.command.membership;

import dev.pondkeeper.command.membership.Course.Term;
import dev.pondkeeper.kernel.membership.MembershipEvent.GrowthAdded;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierFloor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a merged customer's membership leaves to the survivor's.
 *
 * @param running the term that runs or is going to; null if there is none
 * @param growth that still counts, entry by entry, as it was given to the merged customer
 * @param floor the tier below which staff does not let the customer fall; null if there is none by now
 */
record Estate(
        @Nullable Term running,
        List<GrowthAdded> growth,
        @Nullable TierFloor floor) {

    boolean isEmpty() {
        return running == null && growth.isEmpty() && floor == null;
    }
}
