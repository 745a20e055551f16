package dev.pondkeeper.saga.campaign;

import dev.pondkeeper.kernel.campaign.Campaign;
import dev.pondkeeper.kernel.campaign.CampaignCommand.TakeCampaignStep;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignRunStarted;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignStepTaken;
import dev.pondkeeper.kernel.campaign.CampaignIds;
import dev.pondkeeper.kernel.campaign.Outcome;
import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.customer.CustomerEvent.ConsentWithdrawn;
import dev.pondkeeper.kernel.membership.MembershipEvent.MemberEnrolled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipCancelled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipExtended;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipLapsed;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipRenewed;
import dev.pondkeeper.kernel.programme.Programme;
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
import org.axonframework.messaging.annotation.MessageIdentifier;
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
public class RenewalReminderSaga extends CampaignSaga {

    static final String NAME = "renewal-reminder";
    static final String ROUND_DUE = "renewal-round-due";
    static final int CALL = 3;

    private @Nullable RenewalCalendar calendar;
    private int termNo;
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
        termNo = Objects.requireNonNull(event.termNo());
        calendar = RenewalCalendar.of(Objects.requireNonNull(event.endsAt()), now, rules);
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
        TouchId asked = Objects.requireNonNull(event.touchId());
        if (!asked.equals(touch)) return;
        run().ask("touch/" + asked, RenewalText.of(event, failed, calendar().lastUseOf(round)), commands);
        if (attempt == 1 && round < CALL) planRound(round + 1, now, commands, deadlines);
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
        if (event.touchId().equals(touch) && noneLeft && round < CALL) {
            take(CALL, 1, "no other channel is left", now, commands);
        }
    }

    @SagaEventHandler(associationProperty = "touchId")
    public void on(StaffCallOpened event, @Timestamp Instant now, ReactionCommands commands) {
        if (!event.touchId().equals(touch)) return;
        run().awaits("call-overdue", null, event.dueAt(), "the staff have so long to call", now, commands);
    }

    @SagaEventHandler(associationProperty = "touchId")
    public void on(StaffCallOverdue event, @Timestamp Instant now, ReactionCommands commands) {
        if (event.touchId().equals(touch)) run().end(Outcome.CALL_OVERDUE, now, commands);
    }

    @SagaEventHandler(associationProperty = "customerId")
    public void on(MembershipRenewed event, @MessageIdentifier String id, @Timestamp Instant now, ReactionCommands to) {
        run().reconsider(id, now, to);
    }

    @SagaEventHandler(associationProperty = "customerId")
    public void on(MemberEnrolled event, @MessageIdentifier String id, @Timestamp Instant now, ReactionCommands to) {
        if (event.termNo() > termNo) run().reconsider(id, now, to);
    }

    @SagaEventHandler(associationProperty = "customerId")
    public void on(
            MembershipExtended event, @MessageIdentifier String id, @Timestamp Instant now, ReactionCommands to) {
        run().reconsider(id, now, to);
    }

    @SagaEventHandler(associationProperty = "customerId")
    public void on(
            MembershipCancelled event, @MessageIdentifier String id, @Timestamp Instant now, ReactionCommands to) {
        run().reconsider(id, now, to);
    }

    @SagaEventHandler(associationProperty = "customerId")
    public void on(MembershipLapsed event, @MessageIdentifier String id, @Timestamp Instant now, ReactionCommands to) {
        run().reconsider(id, now, to);
    }

    @SagaEventHandler(associationProperty = "customerId")
    public void on(ConsentWithdrawn event, @MessageIdentifier String id, @Timestamp Instant now, ReactionCommands to) {
        run().reconsider(id, now, to);
    }

    @Override
    Set<String> deadlineNames() {
        return Set.of(ROUND_DUE);
    }

    private void planRound(int next, Instant now, ReactionCommands commands, DeadlineManager deadlines) {
        RenewalCalendar dates = calendar();
        run().plan(
                        new Plan(ROUND_DUE, next, stepOf(next, 1), next, dates.dueAt(next), dates.reasonFor(next)),
                        now,
                        commands,
                        deadlines);
    }

    private void take(int next, int again, String reason, Instant now, ReactionCommands commands) {
        if (next != round) failed = new ArrayList<>();
        round = next;
        attempt = again;
        Run going = run();
        TouchId asked = CampaignIds.renewalTouch(going.customer(), termNo, next, again);
        touch = asked;
        SagaLifecycle.associateWith("touchId", asked.value());
        String step = stepOf(next, again);
        going.ask(
                step,
                new TakeCampaignStep(going.id(), going.customer(), step, next, asked, null, null, null, reason, now),
                commands);
    }

    private static String stepOf(int round, int attempt) {
        return attempt == 1 ? "round-" + round : "round-" + round + "-again-" + attempt;
    }

    private RenewalCalendar calendar() {
        return Objects.requireNonNull(calendar);
    }
}
