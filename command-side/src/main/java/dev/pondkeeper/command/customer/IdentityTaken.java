package dev.pondkeeper.command.customer;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;

/** An identity belongs to at most one customer at any time (DOMAIN.md §2, Customer). */
final class IdentityTaken extends Refusal {

    private static final long serialVersionUID = 1L;

    IdentityTaken(String type, CustomerId owner) {
        super("identity-taken", "This " + type + " identity belongs to customer " + owner + " already.");
    }
}
