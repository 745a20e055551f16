package dev.pondkeeper.command;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;

/** Data of this person may be stored and protected, and nothing else (PIPL art. 44, 47; DOMAIN.md §2, Customer). */
public final class ProcessingIsRestricted extends Refusal {

    private static final long serialVersionUID = 1L;

    public ProcessingIsRestricted(CustomerId customer) {
        super(
                "processing-restricted",
                "The data of customer " + customer + " may only be kept, not used, until LiftRestriction.");
    }
}
