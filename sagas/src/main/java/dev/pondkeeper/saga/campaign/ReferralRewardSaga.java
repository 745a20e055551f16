package dev.pondkeeper.saga.campaign;

import dev.pondkeeper.kernel.campaign.Campaign;
import dev.pondkeeper.kernel.campaign.CampaignCommand.TakeCampaignStep;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignRunStarted;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignStepTaken;
import dev.pondkeeper.kernel.campaign.CampaignIds;
import dev.pondkeeper.kernel.campaign.Outcome;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderEvent.OrderRefunded;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPoints;
import dev.pondkeeper.kernel.referral.ReferralCommand.QualifyReferral;
import dev.pondkeeper.kernel.referral.ReferralCommand.RejectReferral;
import dev.pondkeeper.kernel.referral.ReferralCommand.RewardReferral;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralRejected;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralRewarded;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralUnbound;
import dev.pondkeeper.saga.IdsOnly;
import dev.pondkeeper.saga.ProgrammeInForce;
import dev.pondkeeper.saga.ReactionCommands;
import dev.pondkeeper.saga.campaign.Run.Plan;
import java.time.Instant;
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
 * The first order of somebody who was brought rewards both, once it can no longer be sent back (推荐奖励, DOMAIN.md §3.3). What
 * the reward is, and whether the day's cap allows it, is decided by the referral. A refund inside the window stops the reward
 * for good; commission has a clock of its own.
 */
@Saga
@IdsOnly
@ProcessingGroup(ReferralRewardSaga.NAME)
public class ReferralRewardSaga extends CampaignSaga {

    static final String NAME = "referral-reward";
    static final String WINDOW_OVER = "referral-window-over";
    static final String REFUNDED = "refunded-in-return-window";

    private @Nullable CustomerId referrer;
    private @Nullable OrderId order;

    public ReferralRewardSaga() {} // Axon makes sagas itself

    @StartSaga
    @SagaEventHandler(associationProperty = "runId")
    public void on(CampaignRunStarted event) {
        if (begin(Campaign.REFERRAL_REWARD, event) == null) return;
        referrer = event.referrerId();
        SagaLifecycle.associateWith("refereeId", event.customerId().value());
    }

    @SagaEventHandler(associationProperty = "customerId")
    public void on(
            OrderPaid event,
            @Timestamp Instant now,
            ProgrammeInForce programme,
            ReactionCommands commands,
            DeadlineManager deadlines) {
        ReturnWindow window = ReturnWindow.of(programme.version(run().programmeVersion()));
        if (order != null || !window.counts(event)) return;
        order = event.orderId();
        Instant over = window.endOf(event.occurredAt());
        String reason = "order " + event.orderId() + " can be sent back until then";
        run().plan(new Plan(WINDOW_OVER, 1, "reward", 1, over, reason), now, commands, deadlines);
    }

    @SagaEventHandler(associationProperty = "customerId")
    public void on(OrderRefunded event, @Timestamp Instant now, ReactionCommands commands) {
        if (!event.orderId().equals(order)) return;
        Run going = run();
        going.ask(
                "reject/" + event.orderId(),
                new RejectReferral(going.customer(), event.orderId(), REFUNDED, now),
                commands);
        going.end(Outcome.REFUNDED, now, commands);
    }

    @DeadlineHandler(deadlineName = WINDOW_OVER)
    public void windowOver(
            Integer number,
            @MetaDataValue(value = "recordedAt", required = true) Instant now,
            ReactionCommands commands) {
        Run going = run();
        going.ask(
                "reward",
                new TakeCampaignStep(
                        going.id(),
                        going.customer(),
                        "reward",
                        1,
                        null,
                        null,
                        order,
                        null,
                        "the order was not sent back",
                        now),
                commands);
    }

    @SagaEventHandler(associationProperty = "runId")
    public void on(CampaignStepTaken event, @Timestamp Instant now, ReactionCommands commands) {
        OrderId rewarding = Objects.requireNonNull(event.orderId());
        Run going = run();
        going.ask("qualify", new QualifyReferral(going.customer(), rewarding, now), commands);
        going.ask("decide", new RewardReferral(going.customer(), rewarding, now), commands);
    }

    @SagaEventHandler(associationProperty = "refereeId")
    public void on(ReferralRewarded event, @Timestamp Instant now, ReactionCommands commands) {
        if (!event.orderId().equals(order)) return;
        Run going = run();
        if (event.referrerPoints() > 0) {
            EarnPoints points = new EarnPoints(
                    event.referrerId(),
                    CampaignIds.referralEarning(going.id()),
                    event.referrerPoints(),
                    "a referral",
                    now);
            going.ask("points", points, commands);
        }
        if (event.refereePercent() < 100) {
            going.ask("coupon", RefereeCoupon.of(event, going, now), commands);
        }
        going.end(Outcome.REWARDED, now, commands);
    }

    @SagaEventHandler(associationProperty = "refereeId")
    public void on(ReferralRejected event, @Timestamp Instant now, ReactionCommands commands) {
        if (order != null && order.equals(event.orderId())) run().end(Outcome.NOT_REWARDED, now, commands);
    }

    @SagaEventHandler(associationProperty = "refereeId")
    public void on(ReferralUnbound event, @Timestamp Instant now, ReactionCommands commands) {
        if (event.referrerId().equals(referrer)) run().end(Outcome.UNBOUND, now, commands);
    }

    @Override
    Set<String> deadlineNames() {
        return Set.of(WINDOW_OVER);
    }
}
