package dev.pondkeeper.command;

import dev.pondkeeper.command.CustomerStanding.State;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.util.HashSet;
import java.util.Set;

/**
 * Who is in the pond and what may still be done for them, read from the ledger itself and never from a view that may lag
 * (DOMAIN.md §2, Customer). The door has replaced a merged id by its survivor before a command gets here, so a rule that still
 * meets one has met a merge that happened meanwhile; the door then asks again with the survivor.
 */
@FunctionalInterface
public interface KnownCustomers {

    CustomerStanding standingOf(CustomerId customer);

    default boolean isRegistered(CustomerId customer) {
        return standingOf(customer).state() != State.UNKNOWN;
    }

    /**
     * The one who acts under this id today: itself, or who it was merged into, however often. Two standings of which one is a
     * moment older may lead in a circle; then it is the id itself.
     */
    default CustomerId survivorOf(CustomerId customer) {
        CustomerId acting = customer;
        Set<CustomerId> met = Set.of();
        for (CustomerId into = standingOf(acting).mergedInto();
                into != null;
                into = standingOf(acting).mergedInto()) {
            if (met.isEmpty()) met = new HashSet<>();
            if (!met.add(acting)) return customer;
            acting = into;
        }
        return acting;
    }

    /**
     * For everything that somebody asks for.
     *
     * @throws UnknownCustomer if nobody was registered under this id
     * @throws CustomerIsErased if the person's data has been erased
     * @throws CustomerMerged if the id belongs to somebody else by now
     * @throws ProcessingIsRestricted if nothing may be done with the data but keep it (PIPL art. 44, 47)
     */
    default void require(CustomerId customer) {
        requireForBooking(customer);
        if (standingOf(customer).state() == State.RESTRICTED) throw new ProcessingIsRestricted(customer);
    }

    /**
     * For what a policy books mechanically because of a recorded fact (points, growth value and commission of an order): it
     * goes on while processing is restricted, since what a contract owes must not get lost, and ends with erasure.
     *
     * @throws UnknownCustomer if nobody was registered under this id
     * @throws CustomerIsErased if the person's data has been erased
     * @throws CustomerMerged if the id belongs to somebody else by now
     */
    default void requireForBooking(CustomerId customer) {
        requireForRecord(customer);
        if (standingOf(customer).state() == State.ERASED) throw new CustomerIsErased(customer);
    }

    /**
     * For facts of the shop that have to be kept as records whatever the person's standing (orders paid, received and
     * refunded): they hold ids and amounts, and nothing of the person.
     *
     * @throws UnknownCustomer if nobody was registered under this id
     * @throws CustomerMerged if the id belongs to somebody else by now
     */
    default void requireForRecord(CustomerId customer) {
        CustomerStanding standing = standingOf(customer);
        CustomerId mergedInto = standing.mergedInto();
        if (standing.state() == State.UNKNOWN) throw new UnknownCustomer(customer);
        if (mergedInto != null) throw new CustomerMerged(customer, mergedInto);
    }
}
