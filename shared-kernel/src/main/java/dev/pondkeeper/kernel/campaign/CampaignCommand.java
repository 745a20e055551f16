package dev.pondkeeper.kernel.campaign;

import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.ReactionsOnly;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.CouponId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.touch.TouchId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What policies and campaign sagas ask of one run (DOMAIN.md §3). Once a run is over, nothing comes of any of it. */
public sealed interface CampaignCommand extends Command {

    RunId runId();

    CustomerId customerId();

    @Override
    default StreamId target() {
        return new StreamId("campaign-run", runId().value());
    }

    @Override
    default CustomerId concerns() {
        return customerId();
    }

    /** Begins a run under the programme in force; an erased customer gets none. */
    @ReactionsOnly
    record StartCampaignRun(
            RunId runId,
            Campaign campaign,
            CustomerId customerId,
            String startedBy,
            @Nullable Integer termNo,
            @Nullable Instant endsAt,
            @Nullable CustomerId referrerId,
            Instant occurredAt)
            implements CampaignCommand {}

    /** Says what the run waits for. */
    @ReactionsOnly
    record PlanCampaignStep(
            RunId runId,
            CustomerId customerId,
            String step,
            @Nullable Integer round,
            Instant dueAt,
            String reason,
            Instant occurredAt)
            implements CampaignCommand {}

    /** Takes a step, unless a condition to exit holds: then the run ends. */
    @ReactionsOnly
    record TakeCampaignStep(
            RunId runId,
            CustomerId customerId,
            String step,
            @Nullable Integer round,
            @Nullable TouchId touchId,
            @Nullable CouponId couponId,
            @Nullable OrderId orderId,
            @Nullable Integer rung,
            @Nullable String reason,
            Instant occurredAt)
            implements CampaignCommand {}

    /** Ends the run if a condition to exit holds; something has happened that may have brought one about. */
    @ReactionsOnly
    record ReconsiderCampaignRun(RunId runId, CustomerId customerId, Instant occurredAt) implements CampaignCommand {}

    /** Ends the run. */
    @ReactionsOnly
    record EndCampaignRun(RunId runId, CustomerId customerId, Outcome outcome, Instant occurredAt)
            implements CampaignCommand {}
}
