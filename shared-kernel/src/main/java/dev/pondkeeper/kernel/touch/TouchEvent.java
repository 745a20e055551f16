package dev.pondkeeper.kernel.touch;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.PersonalData;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What has happened to one touch. What was not sent, and why, is recorded as carefully as what was. */
public sealed interface TouchEvent extends Event {

    TouchId touchId();

    @Override
    CustomerId customerId();

    /** Somebody asked to reach the customer; what the gate decided stands in the next event of the same commit. */
    @Revision("1")
    record TouchRequested(
            TouchId touchId,
            CustomerId customerId,
            @Nullable String campaign,
            @Nullable Integer round,
            String purpose,
            String occasion,
            @Nullable String channel,
            List<Avoided> avoid,
            String template,
            List<Blank> parameters,
            Instant notAfter,
            Instant occurredAt)
            implements TouchEvent {}

    /**
     * It will not be sent.
     *
     * @param channel that it would have gone over; null where none was open
     * @param reason CUSTOMER_ERASED, PROCESSING_RESTRICTED, HISTORICAL, NO_CONSENT, DO_NOT_DISTURB, QUIET_HOURS,
     *     FREQUENCY_CAP or HOLDOUT
     */
    @Revision("1")
    record TouchSuppressed(
            TouchId touchId,
            CustomerId customerId,
            @Nullable String campaign,
            @Nullable Integer round,
            String purpose,
            @Nullable String channel,
            String reason,
            int programmeVersion,
            Instant occurredAt)
            implements TouchEvent {}

    /**
     * It waits.
     *
     * @param until the next time at which it is allowed, in recorded time
     * @param reason DO_NOT_DISTURB, QUIET_HOURS or FREQUENCY_CAP
     */
    @Revision("1")
    record TouchScheduled(
            TouchId touchId,
            CustomerId customerId,
            String channel,
            Instant until,
            String reason,
            int programmeVersion,
            Instant occurredAt)
            implements TouchEvent {}

    /**
     * The gate let it through; whoever serves the channel sends it, with the touch id as its key.
     *
     * @param optOut words that the text must carry; null where none are asked for
     */
    @Revision("1")
    record TouchApproved(
            TouchId touchId,
            CustomerId customerId,
            @Nullable String campaign,
            @Nullable Integer round,
            String purpose,
            String channel,
            String template,
            List<Blank> parameters,
            @Nullable String optOut,
            int programmeVersion,
            Instant occurredAt)
            implements TouchEvent {}

    /** It was withdrawn before it was sent, or before anybody called. */
    @Revision("1")
    record TouchCancelled(TouchId touchId, CustomerId customerId, String reason, Instant occurredAt)
            implements TouchEvent {}

    /** Whoever sends has taken it. */
    @Revision("1")
    record TouchSent(
            TouchId touchId,
            CustomerId customerId,
            @Nullable String campaign,
            @Nullable Integer round,
            String channel,
            String via,
            @Nullable String reference,
            Instant occurredAt)
            implements TouchEvent {}

    /** It has reached the customer's device. */
    @Revision("1")
    record TouchDelivered(
            TouchId touchId,
            CustomerId customerId,
            @Nullable String campaign,
            @Nullable Integer round,
            String channel,
            Instant occurredAt)
            implements TouchEvent {}

    /** It has not reached the customer and will not. */
    @Revision("1")
    record TouchFailed(
            TouchId touchId,
            CustomerId customerId,
            @Nullable String campaign,
            @Nullable Integer round,
            String channel,
            String reason,
            Instant occurredAt)
            implements TouchEvent {}

    /**
     * A call stands on the list of the staff.
     *
     * @param dueAt overdue from then on, in recorded time
     */
    @Revision("1")
    record StaffCallOpened(
            TouchId touchId,
            CustomerId customerId,
            @Nullable String campaign,
            @Nullable Integer round,
            Instant dueAt,
            int programmeVersion,
            Instant occurredAt)
            implements TouchEvent {}

    /** One of the staff took the call on. */
    @Revision("1")
    record StaffCallClaimed(TouchId touchId, CustomerId customerId, StaffId staffId, Instant occurredAt)
            implements TouchEvent {}

    /** The call stands on the list again. */
    @Revision("1")
    record StaffCallReleased(TouchId touchId, CustomerId customerId, StaffId staffId, Instant occurredAt)
            implements TouchEvent {}

    /** The customer was called. */
    @Revision("1")
    record StaffCallCompleted(
            TouchId touchId,
            CustomerId customerId,
            @Nullable String campaign,
            @Nullable Integer round,
            StaffId staffId,
            String outcome,
            @PersonalData @Nullable String note,
            Instant occurredAt)
            implements TouchEvent {}

    /** Nobody called in time. */
    @Revision("1")
    record StaffCallOverdue(
            TouchId touchId,
            CustomerId customerId,
            @Nullable String campaign,
            @Nullable Integer round,
            Instant occurredAt)
            implements TouchEvent {}

    /** A channel that must not be used. */
    record Avoided(String channel) {}

    /** A template's blank and what it is filled with. */
    record Blank(String name, @PersonalData @Nullable String value) {}
}
