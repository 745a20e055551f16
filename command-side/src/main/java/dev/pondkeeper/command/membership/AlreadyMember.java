package dev.pondkeeper.command.membership;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;

/** A new term can begin only where the one before has ended. */
final class AlreadyMember extends Refusal {

    private static final long serialVersionUID = 1L;

    AlreadyMember(CustomerId customer, String plan, Instant endsAt) {
        super("already-member", "Customer " + customer + " has a term of plan " + plan + " until " + endsAt + ".");
    }
}
