package dev.pondkeeper.saga.privacy;

import dev.pondkeeper.kernel.customer.CustomerId;

/** Where the keys are with which personal data is closed; the app binds it. */
@FunctionalInterface
public interface PersonalKeys {

    /** Deletes the customer's key for good; on disk when this returns. A second time it changes nothing. */
    void delete(CustomerId customer);
}
