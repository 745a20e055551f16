package dev.pondkeeper.saga.distribution;

import dev.pondkeeper.kernel.campaign.CampaignIds;
import dev.pondkeeper.kernel.campaign.RunId;
import dev.pondkeeper.kernel.coupon.CouponCommand.VoidCoupon;
import dev.pondkeeper.kernel.order.OrderEvent.OrderRefunded;
import dev.pondkeeper.kernel.points.PointsCommand.ReverseEarning;
import dev.pondkeeper.kernel.referral.ReferralCommand.RevokeReferralReward;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralRewardRevoked;
import dev.pondkeeper.saga.ReactionCommands;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * An order that rewarded a referral and is paid back whole after its return window takes the reward back (DOMAIN.md §3.3): the
 * referrer's points by the programme's policy, the referee's coupon as long as it is not used.
 */
@Component
@ProcessingGroup(WhenRewardedOrderRefundedThenTakeBack.POLICY)
class WhenRewardedOrderRefundedThenTakeBack {

    static final String POLICY = "referral-claw-back";

    private static final String REASON = "the referred order was paid back";

    @EventHandler
    void on(OrderRefunded event, ReactionCommands commands) {
        if (event.net().amount() > 0 || event.referredBy() == null) return;
        commands.send(
                POLICY,
                event.orderId().value(),
                new RevokeReferralReward(event.customerId(), event.orderId(), event.occurredAt()));
    }

    @EventHandler
    void on(ReferralRewardRevoked event, ReactionCommands commands) {
        RunId run = CampaignIds.referralRun(event.refereeId(), event.referrerId());
        if (event.referrerPoints() > 0) {
            commands.send(
                    POLICY,
                    event.refereeId() + "/points",
                    new ReverseEarning(
                            event.referrerId(), CampaignIds.referralEarning(run), REASON, event.occurredAt()));
        }
        if (event.refereePercent() < 100) {
            commands.send(
                    POLICY,
                    event.refereeId() + "/coupon",
                    new VoidCoupon(CampaignIds.coupon(run, 1), REASON, event.occurredAt()));
        }
    }
}
