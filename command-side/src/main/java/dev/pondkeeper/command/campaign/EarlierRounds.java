package dev.pondkeeper.command.campaign;

import dev.pondkeeper.command.AskedTouches;
import dev.pondkeeper.kernel.campaign.Campaign;
import dev.pondkeeper.kernel.campaign.CampaignCommand.StartCampaignRun;
import dev.pondkeeper.kernel.campaign.CampaignCommand.TakeCampaignStep;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignRunStarted;
import dev.pondkeeper.kernel.campaign.CampaignIds;
import dev.pondkeeper.kernel.touch.TouchId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What earlier runs of the same term have done. A round is one of a term, not of a run (DOMAIN.md §3.1, its key): what was asked
 * for before the term's end was moved is not asked for again, and stands in the new run as taken without a touch of its own.
 */
@Component
class EarlierRounds {

    private static final int ROUNDS = 3;

    private final AskedTouches touches;

    EarlierRounds(AskedTouches touches) {
        this.touches = touches;
    }

    /** The rounds that a run which begins needs not take, as the steps that say so; none of a term that had no run. */
    List<TakeCampaignStep> before(StartCampaignRun run) {
        Integer termNo = run.termNo();
        List<TakeCampaignStep> taken = new ArrayList<>();
        if (run.campaign() != Campaign.RENEWAL_REMINDER || termNo == null) return taken;
        for (int round = 1; round <= ROUNDS; round++) {
            TouchId touch = CampaignIds.renewalTouch(run.customerId(), termNo, round, 1);
            if (touches.isAsked(touch)) taken.add(step(run, round, touch));
            else if (round == 1) break; // the first of them all
        }
        return taken;
    }

    /** The step as it is taken: without the touch where that was asked for before. */
    TakeCampaignStep without(CampaignRunStarted run, TakeCampaignStep step) {
        TouchId touch = step.touchId();
        if (touch == null || !Campaign.RENEWAL_REMINDER.is(run.campaign())) return step;
        return touches.isAsked(touch) ? untouched(step, touch) : step;
    }

    private static TakeCampaignStep step(StartCampaignRun run, int round, TouchId touch) {
        String step = CampaignIds.renewalStep(round, 1);
        return untouched(
                new TakeCampaignStep(
                        run.runId(), run.customerId(), step, round, touch, null, null, null, null, run.occurredAt()),
                touch);
    }

    private static TakeCampaignStep untouched(TakeCampaignStep step, TouchId touch) {
        return new TakeCampaignStep(
                step.runId(),
                step.customerId(),
                step.step(),
                step.round(),
                null,
                step.couponId(),
                step.orderId(),
                step.rung(),
                "an earlier run of the term has asked for touch " + touch,
                step.occurredAt());
    }
}
