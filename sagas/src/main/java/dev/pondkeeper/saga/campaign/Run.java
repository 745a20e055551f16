package dev.pondkeeper.saga.campaign;

import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.campaign.CampaignCommand.EndCampaignRun;
import dev.pondkeeper.kernel.campaign.CampaignCommand.PlanCampaignStep;
import dev.pondkeeper.kernel.campaign.CampaignCommand.ReconsiderCampaignRun;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignRunStarted;
import dev.pondkeeper.kernel.campaign.Outcome;
import dev.pondkeeper.kernel.campaign.RunId;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.touch.TouchCommand.WithdrawTouch;
import dev.pondkeeper.kernel.touch.TouchId;
import dev.pondkeeper.saga.ReactionCommands;
import java.time.Instant;
import java.util.Map;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.messaging.GenericMessage;
import org.jspecify.annotations.Nullable;

/**
 * What every campaign's saga knows of its run, and what it may ask for. Whatever it asks for has a key made of the run and the
 * step, and every deadline an id made of the same, so that a crash in between repeats nothing.
 *
 * @param campaign its code, which is the policy that asks
 * @param programmeVersion under which it is carried through
 */
record Run(String campaign, RunId id, CustomerId customer, boolean holdout, int programmeVersion) {

    static Run of(CampaignRunStarted event) {
        return new Run(event.campaign(), event.runId(), event.customerId(), event.holdout(), event.programmeVersion());
    }

    /** Sends a command of another aggregate, once for the step. */
    void ask(String step, Command command, ReactionCommands commands) {
        commands.send(campaign, id + "/" + step, command);
    }

    /** Says what the run waits for where something else than this saga will wake it. */
    void awaits(String step, @Nullable Integer round, Instant dueAt, String reason, Instant now, ReactionCommands to) {
        ask("plan/" + step + "/" + dueAt, new PlanCampaignStep(id, customer, step, round, dueAt, reason, now), to);
    }

    /** Says what the run waits for and wakes the saga then, with the number as its payload. */
    void plan(Plan plan, Instant now, ReactionCommands commands, DeadlineManager deadlines) {
        awaits(plan.step(), plan.round(), plan.dueAt(), plan.reason(), now, commands);
        deadlines.schedule(
                plan.dueAt(),
                plan.deadline(),
                new GenericMessage<>(id + "/" + plan.deadline() + "/" + plan.number(), plan.number(), Map.of()));
    }

    /** What a run waits for. */
    record Plan(
            String deadline,
            int number,
            String step,
            @Nullable Integer round,
            Instant dueAt,
            String reason) {}

    /** Something has happened that may end the run. */
    void reconsider(String because, Instant now, ReactionCommands commands) {
        ask("reconsider/" + because, new ReconsiderCampaignRun(id, customer, now), commands);
    }

    /** Takes back a touch that nobody has begun. */
    void withdraw(TouchId touch, String reason, Instant now, ReactionCommands commands) {
        ask("withdraw/" + touch, new WithdrawTouch(touch, reason, now), commands);
    }

    void end(Outcome outcome, Instant now, ReactionCommands commands) {
        ask("end/" + outcome, new EndCampaignRun(id, customer, outcome, now), commands);
    }
}
