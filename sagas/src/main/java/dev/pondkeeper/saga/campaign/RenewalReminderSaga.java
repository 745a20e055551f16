package dev.pondkeeper.saga.campaign;

import dev.pondkeeper.kernel.campaign.Campaign;
import dev.pondkeeper.kernel.campaign.CampaignCommand.TakeCampaignStep;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignRunStarted;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignStepTaken;
import dev.pondkeeper.kernel.campaign.CampaignIds;
import dev.pondkeeper.kernel.campaign.Outcome;
import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallCompleted;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallOpened;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallOverdue;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchFailed;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchSent;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchSuppressed;
import dev.pondkeeper.kernel.touch.TouchId;
import dev.pondkeeper.saga.IdsOnly;
import dev.pondkeeper.saga.ProgrammeInForce;
import dev.pondkeeper.saga.ReactionCommands;
import dev.pondkeeper.saga.campaign.Run.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;

/**
 * Three rounds before a term ends (三轮续费提醒, DOMAIN.md §3.1): a text, a text, a staff call. A text that fails tries the next
 * channel, and where none is left the call is pulled forward. What ends a run is decided by the run itself.
 */
@Saga
@IdsOnly
@ProcessingGroup(RenewalReminderSaga.NAME)
public class RenewalReminderSaga extends RenewalTerm {

    static final String NAME = "renewal-reminder";
    static final String ROUND_DUE = "renewal-round-due";
    static final int CALL = 3;

    private @Nullable RenewalCalendar calendar;
    private @Nullable Instant lapsesAt;
    private int round;
    private int attempt;
    private @Nullable TouchId touch;
    private List<ContactChannel> failed = new ArrayList<>();

    public RenewalReminderSaga() {} // Axon makes sagas itself

    @StartSaga
    @SagaEventHandler(associationProperty = "runId")
    public void on(
            CampaignRunStarted event,
            @Timestamp Instant now,
            ProgrammeInForce programme,
            ReactionCommands commands,
            DeadlineManager deadlines) {
        if (begin(Campaign.RENEWAL_REMINDER, event) == null) return;
        Programme rules = programme.version(event.programmeVersion());
        remindOf(Objects.requireNonNull(event.termNo()));
        Instant endsAt = Objects.requireNonNull(event.endsAt());
        calendar = RenewalCalendar.of(endsAt, now, rules);
        lapsesAt = RenewalCalendar.endOfGrace(endsAt, rules);
        planRound(1, now, commands, deadlines);
    }

    @DeadlineHandler(deadlineName = ROUND_DUE)
    public void roundDue(
            Integer due, @MetaDataValue(value = "recordedAt", required = true) Instant now, ReactionCommands commands) {
        boolean early = now.isBefore(calendar().dueAt(due)); // a deadline that was moved meanwhile
        if (due > round && !early) take(due, 1, "its time has come", now, commands);
    }

    /** The run goes on: the touch is asked for, and the next round planned. */
    @SagaEventHandler(associationProperty = "runId")
    public void on(
            CampaignStepTaken event, @Timestamp Instant now, ReactionCommands commands, DeadlineManager deadlines) {
        TouchId asked = event.touchId();
        if (asked != null && !asked.equals(touch) && !catchesUp(event)) return;
        if (asked == null) {
            passOver(Objects.requireNonNull(event.round()), now);
            if (round == CALL) awaitCustomer("earlier runs of the term have taken every round", now, commands);
        } else {
            run().ask("touch/" + asked, RenewalText.of(event, failed, calendar().lastUseOf(round)), commands);
        }
        if (attempt == 1 && round < CALL) planRound(round + 1, now, commands, deadlines);
    }

    /**
     * The step is recorded before the saga whose deadline asked for it is kept: another server may hear of it first, and the
     * deadline, should it come again, finds it taken.
     */
    private boolean catchesUp(CampaignStepTaken event) {
        Integer taken = event.round();
        if (taken == null || taken <= round) return false;
        TouchId ours = CampaignIds.renewalTouch(run().customer(), termNo(), taken, 1);
        if (!ours.equals(event.touchId())) return false;
        follow(taken, 1);
        return true;
    }

    /** An earlier run of the term has asked for the round: what becomes of that touch is heard here from now on. */
    private void passOver(int passed, Instant now) {
        if (passed > round) follow(passed, 1);
        if (attempt == 1) calendar().passedOver(passed, now);
    }

    /** A text that was late pushes the next round away, so that the two stay as far apart as the programme allows. */
    @SagaEventHandler(associationProperty = "touchId")
    public void on(TouchSent event, @Timestamp Instant now, ReactionCommands commands, DeadlineManager deadlines) {
        if (!event.touchId().equals(touch) || round >= CALL) return;
        if (calendar().sent(round, now)) planRound(round + 1, now, commands, deadlines);
    }

    @SagaEventHandler(associationProperty = "touchId")
    public void on(TouchFailed event, @Timestamp Instant now, ReactionCommands commands) {
        if (!event.touchId().equals(touch) || round >= CALL) return;
        failed.add(ContactChannel.valueOf(event.channel()));
        take(round, attempt + 1, event.channel() + " failed", now, commands);
    }

    @SagaEventHandler(associationProperty = "touchId")
    public void on(TouchSuppressed event, @Timestamp Instant now, ReactionCommands commands) {
        boolean noneLeft = event.reason().equals("NO_CONSENT");
        if (!event.touchId().equals(touch)) return;
        if (round == CALL) awaitCustomer("nobody may call the customer", now, commands);
        else if (noneLeft) take(CALL, 1, "no other channel is left", now, commands);
    }

    @SagaEventHandler(associationProperty = "touchId")
    public void on(StaffCallOpened event, @Timestamp Instant now, ReactionCommands commands) {
        if (!event.touchId().equals(touch)) return;
        run().awaits("call-overdue", null, event.dueAt(), "the staff have so long to call", now, commands);
    }

    @SagaEventHandler(associationProperty = "touchId")
    public void on(StaffCallCompleted event, @Timestamp Instant now, ReactionCommands commands) {
        if (event.touchId().equals(touch)) awaitCustomer("the customer was called", now, commands);
    }

    @SagaEventHandler(associationProperty = "touchId")
    public void on(StaffCallOverdue event, @Timestamp Instant now, ReactionCommands commands) {
        if (event.touchId().equals(touch)) run().end(Outcome.CALL_OVERDUE, now, commands);
    }

    @Override
    @Nullable
    TouchId lastTouch() {
        return touch;
    }

    @Override
    Set<String> deadlineNames() {
        return Set.of(ROUND_DUE);
    }

    /** Nothing more is done; that the term was renewed or has lapsed is heard of by then. */
    private void awaitCustomer(String because, Instant now, ReactionCommands commands) {
        Instant lapses = lapsesAt;
        if (lapses != null) run().awaits("term-lapses", null, lapses, because, now, commands);
    }

    private void planRound(int next, Instant now, ReactionCommands commands, DeadlineManager deadlines) {
        RenewalCalendar dates = calendar();
        run().plan(
                        new Plan(
                                ROUND_DUE,
                                next,
                                CampaignIds.renewalStep(next, 1),
                                next,
                                dates.dueAt(next),
                                dates.reasonFor(next)),
                        now,
                        commands,
                        deadlines);
    }

    private void take(int next, int again, String reason, Instant now, ReactionCommands commands) {
        TouchId asked = follow(next, again);
        Run going = run();
        String step = CampaignIds.renewalStep(next, again);
        going.ask(
                step,
                new TakeCampaignStep(going.id(), going.customer(), step, next, asked, null, null, null, reason, now),
                commands);
    }

    private TouchId follow(int next, int again) {
        if (next != round) failed = new ArrayList<>();
        round = next;
        attempt = again;
        TouchId followed = CampaignIds.renewalTouch(run().customer(), termNo(), next, again);
        touch = followed;
        SagaLifecycle.associateWith("touchId", followed.value());
        return followed;
    }

    private RenewalCalendar calendar() {
        return Objects.requireNonNull(calendar);
    }
}
