package dev.pondkeeper.command;

import dev.pondkeeper.kernel.customer.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger says of one customer id.
 *
 * @param mergedInto who acts under it since a merge; null for one who acts for itself, and for one that is erased
 */
public record CustomerStanding(State state, @Nullable CustomerId mergedInto) {

    /** Nobody was registered under this id. */
    public static final CustomerStanding UNKNOWN = new CustomerStanding(State.UNKNOWN, null);

    /** Nothing stands in the way. */
    public static final CustomerStanding ACTIVE = new CustomerStanding(State.ACTIVE, null);

    /** Data may be kept and protected, and nothing else. */
    public static final CustomerStanding RESTRICTED = new CustomerStanding(State.RESTRICTED, null);

    /** The person's data is unreadable for ever. */
    public static final CustomerStanding ERASED = new CustomerStanding(State.ERASED, null);

    /** Where a customer id can stand. */
    public enum State {
        UNKNOWN,
        ACTIVE,
        RESTRICTED,
        MERGED,
        ERASED
    }

    public static CustomerStanding mergedInto(CustomerId survivor) {
        return new CustomerStanding(State.MERGED, survivor);
    }
}
