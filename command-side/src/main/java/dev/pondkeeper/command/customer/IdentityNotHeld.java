package dev.pondkeeper.command.customer;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;

/** Only what belongs to a customer can be taken from it. */
final class IdentityNotHeld extends Refusal {

    private static final long serialVersionUID = 1L;

    IdentityNotHeld(String type, CustomerId customer) {
        super("identity-not-held", "This " + type + " identity does not belong to customer " + customer + ".");
    }
}
