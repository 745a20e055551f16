package dev.pondkeeper.command;

import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderEvent.ReferredBy;
import org.jspecify.annotations.Nullable;

/** Who has brought a customer, read from the ledger itself at the moment of a payment (DOMAIN.md §2, Order). */
@FunctionalInterface
public interface LiveReferrers {

    /** Null if nobody has. At most two levels, whatever the programme says (DOMAIN.md §4). */
    @Nullable
    ReferredBy of(CustomerId buyer);
}
