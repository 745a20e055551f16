package dev.pondkeeper.saga.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.campaign.Campaign;
import dev.pondkeeper.kernel.campaign.CampaignCommand.EndCampaignRun;
import dev.pondkeeper.kernel.campaign.CampaignCommand.PlanCampaignStep;
import dev.pondkeeper.kernel.campaign.CampaignCommand.ReconsiderCampaignRun;
import dev.pondkeeper.kernel.campaign.CampaignCommand.TakeCampaignStep;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignRunEnded;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignRunStarted;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignStepTaken;
import dev.pondkeeper.kernel.campaign.CampaignIds;
import dev.pondkeeper.kernel.campaign.Outcome;
import dev.pondkeeper.kernel.campaign.RunId;
import dev.pondkeeper.kernel.coupon.CouponCommand.IssueCoupon;
import dev.pondkeeper.kernel.coupon.CouponCommand.VoidCoupon;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponIssued;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.touch.TouchCommand.RequestTouch;
import dev.pondkeeper.kernel.touch.TouchCommand.WithdrawTouch;
import dev.pondkeeper.kernel.touch.TouchId;
import dev.pondkeeper.saga.ProgrammeInForce;
import dev.pondkeeper.saga.ReactionCommands;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.test.saga.ContinuedGivenState;
import org.axonframework.test.saga.SagaTestFixture;
import org.jspecify.annotations.Nullable;

/**
 * One saga on the framework's fixture, with a run beside it that takes every step it is asked for, until the test says that a
 * condition to exit holds. Times are local ones of Asia/Shanghai, as the programme's.
 */
final class Story {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final CustomerId ANN = new CustomerId("ann");
    static final RunId RUN = new RunId("run-1");

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final Campaign campaign;
    private final boolean holdout;
    private final SagaTestFixture<?> fixture;
    private final Deque<Event> answers = new ArrayDeque<>();
    private final Set<String> keys = new HashSet<>();
    private final List<String> asked = new ArrayList<>();
    private final List<TouchId> withdrawn = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private ContinuedGivenState state;
    private @Nullable Outcome exit;
    private boolean before;
    private boolean refused;
    private boolean slow;

    Story(Class<?> saga, Campaign campaign, Programme programme, boolean holdout) {
        this.campaign = campaign;
        this.holdout = holdout;
        fixture = new SagaTestFixture<>(saga);
        fixture.registerResource((ReactionCommands) this::send);
        fixture.registerResource((ProgrammeInForce) () -> programme);
        fixture.registerDeadlineHandlerInterceptor((work, chain) -> {
            work.transformMessage(message -> message.andMetaData(Map.of("recordedAt", fixture.currentTime())));
            return chain.proceed();
        });
        state = fixture.givenCurrentTime(at("2026-01-01T10:00"));
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    /** The run begins now. */
    void begins(@Nullable Integer termNo, @Nullable Instant endsAt, @Nullable CustomerId referrer) {
        happens(new CampaignRunStarted(
                RUN, campaign.code(), ANN, "Something", termNo, endsAt, referrer, holdout, 1, now()));
    }

    /** The run of a term begins now, of which earlier runs have taken those rounds. */
    void beginsAfter(int termNo, Instant endsAt, int... passed) {
        begins(termNo, endsAt, null);
        for (int round : passed) happens(passed(CampaignIds.renewalStep(round, 1), round));
    }

    /** From now on whatever the run is asked to take was asked for before. */
    void isAskedBefore() {
        before = true;
    }

    /** From now on no coupon that is asked for is issued. */
    void issuesNothing() {
        refused = true;
    }

    /** From now on nothing is heard of what is asked for. */
    void hearsNothing() {
        slow = true;
    }

    /** A run of another campaign begins, which is none of the saga's business. */
    void anotherBegins() {
        for (Campaign other : Campaign.values()) {
            if (other == campaign) continue;
            happens(new CampaignRunStarted(
                    new RunId("other-" + other.code()), other.code(), ANN, "X", 1, now(), ANN, false, 1, now()));
        }
    }

    void happens(Event event) {
        state = state.andThenAPublished(event);
        answer();
    }

    /** Hour by hour, because the fixture lets everything fire at the end of the time that it is moved by. */
    void until(String local) {
        Instant target = at(local);
        Instant next = now();
        while (next.isBefore(target)) {
            advance(next);
            next = next.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
        }
        advance(target);
    }

    private void advance(Instant to) {
        try {
            state = state.andThenTimeAdvancesTo(to);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
        answer();
    }

    /** From now on the run ends instead of going on. */
    void mustExit(Outcome outcome) {
        exit = outcome;
    }

    Instant now() {
        return fixture.currentTime();
    }

    /** What was to be taken back, in order. */
    List<TouchId> withdrawn() {
        return List.copyOf(withdrawn);
    }

    /** What was asked for since the last time, each as {@code time command: what}; plans and what is taken back left out. */
    List<String> asked() {
        List<String> since = List.copyOf(asked);
        asked.clear();
        return since;
    }

    /** The last command of a kind. */
    <T extends Command> T last(Class<T> kind) {
        return commands.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    void isOver() {
        state.whenTimeElapses(Duration.ZERO).expectActiveSagas(0).expectNoScheduledDeadlines();
    }

    void goesOn() {
        state.whenTimeElapses(Duration.ZERO).expectActiveSagas(1);
    }

    private void answer() {
        while (!answers.isEmpty()) state = state.andThenAPublished(answers.removeFirst());
    }

    private void send(String policy, String id, Command command) {
        assertThat(policy).isEqualTo(campaign.code());
        if (!keys.add(id)) return; // the same key a second time
        commands.add(command);
        if (command instanceof WithdrawTouch touch) {
            withdrawn.add(touch.touchId());
            return;
        }
        if (!(command instanceof PlanCampaignStep) && !(command instanceof ReconsiderCampaignRun)) {
            asked.add(SHORT.format(now().atZone(ZONE)) + " " + told(command));
        }
        if (slow) return;
        if (command instanceof IssueCoupon coupon && !refused) answers.add(issued(coupon));
        if (command instanceof TakeCampaignStep step) answers.add(exit == null ? taken(step) : ended(exit));
        if (command instanceof EndCampaignRun end) answers.add(ended(end.outcome()));
        if (command instanceof ReconsiderCampaignRun && exit != null) answers.add(ended(exit));
    }

    private String told(Command command) {
        if (command instanceof TakeCampaignStep step) return "step " + step.step();
        if (command instanceof EndCampaignRun end) return "end " + end.outcome();
        if (command instanceof RequestTouch touch) {
            return "touch " + touch.round() + " " + touch.channel() + " not " + touch.avoid();
        }
        if (command instanceof IssueCoupon coupon) {
            return "coupon " + coupon.percentPaid() + " until "
                    + SHORT.format(coupon.validUntil().atZone(ZONE));
        }
        if (command instanceof VoidCoupon) return "void";
        return command.getClass().getSimpleName();
    }

    static CouponIssued issued(IssueCoupon coupon) {
        return new CouponIssued(
                coupon.couponId(),
                ANN,
                coupon.kind().name(),
                coupon.percentPaid(),
                null,
                null,
                coupon.happenedAt(),
                coupon.validUntil(),
                coupon.campaign(),
                null,
                1,
                coupon.happenedAt());
    }

    private CampaignStepTaken passed(String step, @Nullable Integer round) {
        return new CampaignStepTaken(
                RUN, campaign.code(), ANN, step, round, null, null, null, null, "asked for before", now());
    }

    private CampaignStepTaken taken(TakeCampaignStep step) {
        if (before) return passed(step.step(), step.round());
        return new CampaignStepTaken(
                step.runId(),
                campaign.code(),
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

    private CampaignRunEnded ended(Outcome outcome) {
        return new CampaignRunEnded(
                RUN, campaign.code(), ANN, outcome.name(), outcome.converted(), null, holdout, now());
    }
}
