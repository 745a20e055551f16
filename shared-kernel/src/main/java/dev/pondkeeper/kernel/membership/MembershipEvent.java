package dev.pondkeeper.kernel.membership;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** What has happened to one customer's membership. */
public sealed interface MembershipEvent extends Event {

    @Override
    CustomerId customerId();

    /**
     * A term [startsAt, endsAt) of a plan began or will begin.
     *
     * @param termNo 1 for the first
     * @param state PENDING before startsAt, ACTIVE from then on, as of recording
     */
    @Revision("1")
    record MemberEnrolled(
            CustomerId customerId,
            String plan,
            int termNo,
            Instant startsAt,
            Instant endsAt,
            String state,
            int programmeVersion,
            Instant occurredAt)
            implements MembershipEvent {}
}
