package dev.pondkeeper.kernel;

import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that has happened. It carries ids, plain values and the resulting values, so that readers set and never add. */
public interface Event {

    /**
     * The customer it is about; personal fields are encrypted under this customer's key. Null where it is about nobody, such
     * as a programme or a channel; such an event has no personal fields.
     */
    @Nullable
    CustomerId customerId();

    /** Business time. When it was recorded stands in the ledger, not here. */
    Instant occurredAt();
}
