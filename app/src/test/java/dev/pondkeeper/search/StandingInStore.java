package dev.pondkeeper.search;

import dev.pondkeeper.command.CustomerStanding;
import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerBroughtBack;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerErased;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerMergedAway;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRestricted;
import dev.pondkeeper.kernel.customer.CustomerEvent.RestrictionLifted;
import dev.pondkeeper.kernel.customer.CustomerId;
import org.axonframework.eventhandling.DomainEventMessage;

/** Who may act, as the store says at this very moment. */
final class StandingInStore implements KnownCustomers {

    private final SeedStore store;

    StandingInStore(SeedStore store) {
        this.store = store;
    }

    @Override
    public CustomerStanding standingOf(CustomerId customer) {
        CustomerStanding standing = CustomerStanding.UNKNOWN;
        boolean restricted = false;
        for (DomainEventMessage<?> message : store.stream("customer:" + customer)) {
            Object event = message.getPayload();
            if (event instanceof CustomerErased) return CustomerStanding.ERASED;
            if (event instanceof CustomerRestricted) restricted = true;
            if (event instanceof RestrictionLifted) restricted = false;
            if (event instanceof CustomerMergedAway away) standing = CustomerStanding.mergedInto(away.survivorId());
            else if (event instanceof CustomerBroughtBack || standing.mergedInto() == null) {
                standing = CustomerStanding.ACTIVE;
            }
        }
        return standing.equals(CustomerStanding.ACTIVE) && restricted ? CustomerStanding.RESTRICTED : standing;
    }
}
