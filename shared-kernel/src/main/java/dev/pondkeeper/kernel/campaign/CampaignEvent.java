package dev.pondkeeper.kernel.campaign;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.CouponId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.touch.TouchId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What has happened in one run of a campaign. What became of its touches and coupons stands in their own events. */
public sealed interface CampaignEvent extends Event {

    RunId runId();

    /** Code of the campaign, such as renewal-reminder. */
    String campaign();

    @Override
    CustomerId customerId();

    /**
     * A run began.
     *
     * @param startedBy the kind of event that started it, such as MemberEnrolled
     * @param termNo with renewal-reminder: the term that will end
     * @param endsAt with renewal-reminder: its end
     * @param referrerId with referral-reward: who brought the customer
     * @param holdout the customer gets nothing, so that uplift can be measured
     * @param programmeVersion under which the run is carried through to its end
     */
    @Revision("1")
    record CampaignRunStarted(
            RunId runId,
            String campaign,
            CustomerId customerId,
            String startedBy,
            @Nullable Integer termNo,
            @Nullable Instant endsAt,
            @Nullable CustomerId referrerId,
            boolean holdout,
            int programmeVersion,
            Instant occurredAt)
            implements CampaignEvent {}

    /**
     * The run waits; this replaces what it waited for before.
     *
     * @param step that comes next
     * @param round of the campaign, where the step is one
     * @param dueAt in recorded time
     * @param reason why then
     */
    @Revision("1")
    record CampaignStepPlanned(
            RunId runId,
            String campaign,
            CustomerId customerId,
            String step,
            @Nullable Integer round,
            Instant dueAt,
            String reason,
            Instant occurredAt)
            implements CampaignEvent {}

    /**
     * The exit conditions were checked once more and the run goes on with this step.
     *
     * @param step unique within the run
     * @param touchId that it asks for; null where none is, or an earlier run of the same term has asked for it already
     * @param couponId that it gives, or gives back
     * @param orderId that led to it
     * @param rung percent paid of the coupon
     * @param reason why
     */
    @Revision("1")
    record CampaignStepTaken(
            RunId runId,
            String campaign,
            CustomerId customerId,
            String step,
            @Nullable Integer round,
            @Nullable TouchId touchId,
            @Nullable CouponId couponId,
            @Nullable OrderId orderId,
            @Nullable Integer rung,
            @Nullable String reason,
            Instant occurredAt)
            implements CampaignEvent {}

    /**
     * The run is over; nothing more comes of it.
     *
     * @param outcome such as RENEWED, OPTED_OUT, ERASED
     * @param converted whether the customer did what the campaign is for
     * @param afterRound the last round taken before; null if none was
     */
    @Revision("1")
    record CampaignRunEnded(
            RunId runId,
            String campaign,
            CustomerId customerId,
            String outcome,
            boolean converted,
            @Nullable Integer afterRound,
            boolean holdout,
            Instant occurredAt)
            implements CampaignEvent {}
}
