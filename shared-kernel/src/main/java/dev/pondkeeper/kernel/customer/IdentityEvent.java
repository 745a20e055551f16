package dev.pondkeeper.kernel.customer;

import dev.pondkeeper.kernel.Event;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** What has happened to one identity: its stream is named by a keyed HMAC, never by the plain value. */
public sealed interface IdentityEvent extends Event {

    /** The identity belongs to this customer from now on. */
    @Revision("1")
    record IdentityClaimed(String identity, String type, CustomerId customerId, Instant occurredAt)
            implements IdentityEvent {}

    /** The identity belongs to nobody from now on, until somebody claims it. */
    @Revision("1")
    record IdentityReleased(String identity, String type, CustomerId customerId, Instant occurredAt)
            implements IdentityEvent {}
}
