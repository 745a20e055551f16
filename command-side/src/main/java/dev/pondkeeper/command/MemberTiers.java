package dev.pondkeeper.command;

import dev.pondkeeper.kernel.customer.CustomerId;
import org.jspecify.annotations.Nullable;

/** Which tier a customer has reached, read from the ledger itself at the moment of the decision (DOMAIN.md §2, Membership). */
@FunctionalInterface
public interface MemberTiers {

    /** The code of the tier that was recorded last; null for who has never left the lowest. */
    @Nullable
    String of(CustomerId customer);
}
