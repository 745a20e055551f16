package dev.pondkeeper.command.outcome;

import dev.pondkeeper.command.CustomerStanding;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerBroughtBack;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerErased;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerMergedAway;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRestricted;
import dev.pondkeeper.kernel.customer.CustomerEvent.RestrictionLifted;
import java.util.List;

/** Who may act, as the events of a customer say. */
final class Standings {

    private Standings() {}

    static CustomerStanding of(List<Event> events) {
        CustomerStanding standing = events.isEmpty() ? CustomerStanding.UNKNOWN : CustomerStanding.ACTIVE;
        for (Event event : events) {
            if (event instanceof CustomerErased) return CustomerStanding.ERASED;
            if (event instanceof CustomerMergedAway away) standing = CustomerStanding.mergedInto(away.survivorId());
            if (event instanceof CustomerRestricted) standing = CustomerStanding.RESTRICTED;
            if (event instanceof CustomerBroughtBack || event instanceof RestrictionLifted) {
                standing = CustomerStanding.ACTIVE;
            }
        }
        return standing;
    }
}
