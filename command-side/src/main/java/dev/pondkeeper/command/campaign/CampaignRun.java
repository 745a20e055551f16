package dev.pondkeeper.command.campaign;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.command.CustomerStanding.State;
import dev.pondkeeper.command.Holdout;
import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.campaign.Campaign;
import dev.pondkeeper.kernel.campaign.CampaignCommand.EndCampaignRun;
import dev.pondkeeper.kernel.campaign.CampaignCommand.PlanCampaignStep;
import dev.pondkeeper.kernel.campaign.CampaignCommand.ReconsiderCampaignRun;
import dev.pondkeeper.kernel.campaign.CampaignCommand.StartCampaignRun;
import dev.pondkeeper.kernel.campaign.CampaignCommand.TakeCampaignStep;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignRunEnded;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignRunStarted;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignStepPlanned;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignStepTaken;
import dev.pondkeeper.kernel.campaign.Outcome;
import dev.pondkeeper.kernel.campaign.RunId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One run of a campaign for one customer (DOMAIN.md §3). A saga keeps its time and asks for steps; whether a step may still be
 * taken is decided here, against the ledger, so that a renewal recorded a moment ago stops a reminder whatever the saga knows.
 */
@Aggregate(cache = "aggregateCache", commandTargetResolver = "commandTargetResolver")
class CampaignRun {

    @AggregateIdentifier
    private @Nullable StreamId stream;

    private @Nullable CampaignRunStarted started;
    private @Nullable CampaignStepPlanned planned;
    private @Nullable Integer lastRound;
    private final Set<String> taken = new HashSet<>();
    private boolean ended;

    /** What the customer bought on the coupon ladder and has not sent back: then the run did what it is for, however it ends. */
    private final Set<OrderId> bought = new HashSet<>();

    CampaignRun() {} // Axon rebuilds the run from its events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(StartCampaignRun command, KnownCustomers customers, CurrentProgramme programme, EarlierRounds earlier) {
        if (started != null) return;
        customers.requireForRecord(command.customerId());
        if (customers.standingOf(command.customerId()).state() == State.ERASED) return;
        Programme rules = programme.get();
        String campaign = command.campaign().code();
        apply(new CampaignRunStarted(
                command.runId(),
                campaign,
                command.customerId(),
                command.startedBy(),
                command.termNo(),
                command.endsAt(),
                command.referrerId(),
                Holdout.covers(campaign, command.customerId(), rules),
                rules.version(),
                command.occurredAt()));
        earlier.before(command).forEach(step -> apply(taken(campaign, step)));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PlanCampaignStep command) {
        CampaignRunStarted run = going();
        if (run == null || isPassed(command.round())) return;
        CampaignStepPlanned plan = new CampaignStepPlanned(
                run.runId(),
                run.campaign(),
                run.customerId(),
                command.step(),
                command.round(),
                command.dueAt(),
                command.reason(),
                command.occurredAt());
        if (!plan.equals(planned)) apply(plan);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(TakeCampaignStep command, ExitConditions exits, EarlierRounds earlier) {
        CampaignRunStarted run = going();
        if (run == null || taken.contains(command.step())) return;
        Optional<Outcome> exit = exits.of(run);
        if (exit.isPresent()) {
            end(run, exit.get(), command.occurredAt());
            return;
        }
        apply(taken(run.campaign(), earlier.without(run, command)));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReconsiderCampaignRun command, ExitConditions exits) {
        CampaignRunStarted run = going();
        if (run != null) exits.of(run).ifPresent(exit -> end(run, exit, command.occurredAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(EndCampaignRun command) {
        CampaignRunStarted run = going();
        if (run != null) end(run, command.outcome(), command.occurredAt());
    }

    private @Nullable CampaignRunStarted going() {
        return ended ? null : started;
    }

    /** A round that was taken needs no plan, and neither does one that was passed over. */
    private boolean isPassed(@Nullable Integer round) {
        return round != null && lastRound != null && round <= lastRound;
    }

    private static CampaignStepTaken taken(String campaign, TakeCampaignStep step) {
        return new CampaignStepTaken(
                step.runId(),
                campaign,
                step.customerId(),
                step.step(),
                step.round(),
                step.touchId(),
                step.couponId(),
                step.orderId(),
                step.rung(),
                step.reason(),
                step.occurredAt());
    }

    private void end(CampaignRunStarted run, Outcome outcome, Instant occurredAt) {
        apply(new CampaignRunEnded(
                run.runId(),
                run.campaign(),
                run.customerId(),
                outcome.name(),
                outcome.converted() || !bought.isEmpty(),
                lastRound,
                run.holdout(),
                occurredAt));
    }

    @EventSourcingHandler
    void on(CampaignRunStarted event) {
        stream = streamOf(event.runId());
        started = event;
    }

    @EventSourcingHandler
    void on(CampaignStepPlanned event) {
        planned = event;
    }

    @EventSourcingHandler
    void on(CampaignStepTaken event) {
        taken.add(event.step());
        if (event.round() != null) lastRound = event.round();
        OrderId order = event.orderId();
        boolean ladder = Campaign.COUPON_LADDER.is(event.campaign());
        if (ladder && order != null && !bought.remove(order)) bought.add(order); // named again, it was paid back
    }

    @EventSourcingHandler
    void on(CampaignRunEnded event) {
        ended = true;
    }

    static StreamId streamOf(RunId run) {
        return new StreamId("campaign-run", run.value());
    }
}
