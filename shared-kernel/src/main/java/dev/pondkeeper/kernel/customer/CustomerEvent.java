package dev.pondkeeper.kernel.customer;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.PersonalData;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What has happened to one customer. */
public sealed interface CustomerEvent extends Event {

    @Override
    CustomerId customerId();

    /** A person joined the pond. Time zone and locale are the ones in force, defaults filled in. */
    @Revision("1")
    record CustomerRegistered(
            CustomerId customerId,
            @PersonalData @Nullable String displayName,
            List<KnownIdentity> identities,
            @Nullable AcquiredThrough acquisition,
            String timeZone,
            String locale,
            Instant occurredAt)
            implements CustomerEvent {}

    /** An identity as an event carries it: the type is open, the value personal. */
    record KnownIdentity(String type, @PersonalData String value) {}

    /** An acquisition as an event carries it. */
    record AcquiredThrough(
            String channel,
            @Nullable String campaign,
            @Nullable CustomerId referrerId) {}
}
