package dev.pondkeeper.saga.campaign;

import static dev.pondkeeper.saga.campaign.Story.ANN;
import static dev.pondkeeper.saga.campaign.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.campaign.Campaign;
import dev.pondkeeper.kernel.campaign.Outcome;
import dev.pondkeeper.kernel.coupon.CouponCommand.IssueCoupon;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerErased;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerMergedAway;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.MergeId;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderEvent.OrderRefunded;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPoints;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.ReferralRules;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralRejected;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralRewarded;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralUnbound;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferralRewardSagaTest {

    private static final CustomerId KOL = new CustomerId("kol");
    private static final OrderId ORDER = new OrderId("o-1");

    private Story story = new Story(ReferralRewardSaga.class, Campaign.REFERRAL_REWARD, Programme.DEFAULT, false);

    @Test
    void the_first_order_rewards_both_once_its_return_window_is_over() {
        bound();
        story.until("2026-01-05T10:00");
        pays("o-1", 5_000);
        story.until("2026-01-12T09:59");
        assertThat(story.asked()).isEmpty();
        story.until("2026-01-12T10:00");
        assertThat(story.asked())
                .containsExactly(
                        "01-12 10:00 step reward", "01-12 10:00 QualifyReferral", "01-12 10:00 RewardReferral");
        rewarded(200, 90);
        assertThat(story.asked())
                .containsExactly(
                        "01-12 10:00 EarnPoints",
                        "01-12 10:00 coupon 90 until 02-11 10:00",
                        "01-12 10:00 end REWARDED");
        assertThat(story.last(EarnPoints.class).customerId()).isEqualTo(KOL);
        assertThat(story.last(EarnPoints.class).points()).isEqualTo(200);
        assertThat(story.last(IssueCoupon.class).customerId()).isEqualTo(ANN);
        story.isOver();
    }

    @Test
    void a_reward_of_nothing_gives_nothing() {
        bound();
        pays("o-1", 5_000);
        story.until("2026-01-08T10:00");
        story.asked();
        rewarded(0, 100);
        assertThat(story.asked()).containsExactly("01-08 10:00 end REWARDED");
    }

    @Test
    void later_orders_and_their_refunds_count_for_nothing() {
        bound();
        pays("o-1", 5_000);
        story.until("2026-01-03T10:00");
        pays("o-2", 5_000);
        refunds("o-2");
        story.until("2026-01-08T10:00");
        assertThat(story.asked()).first().isEqualTo("01-08 10:00 step reward");
        story.until("2026-01-20T10:00");
        assertThat(story.asked()).isEmpty();
    }

    @Test
    void a_refund_inside_the_window_stops_the_reward_for_good() {
        bound();
        pays("o-1", 5_000);
        story.until("2026-01-08T09:59");
        refunds("o-1");
        assertThat(story.asked()).containsExactly("01-08 09:59 RejectReferral", "01-08 09:59 end REFUNDED");
        story.isOver();
        story.until("2026-01-20T00:00");
        assertThat(story.asked()).isEmpty();
    }

    @Test
    void an_order_below_what_the_programme_asks_for_waits_for_a_larger_one() {
        story = new Story(ReferralRewardSaga.class, Campaign.REFERRAL_REWARD, atLeast(3_000), false);
        bound();
        pays("o-0", 2_999);
        story.until("2026-01-05T10:00");
        pays("o-1", 3_000);
        story.until("2026-01-12T10:00");
        assertThat(story.asked()).first().isEqualTo("01-12 10:00 step reward");
    }

    @Test
    void what_the_referral_refuses_to_reward_ends_the_run() {
        bound();
        pays("o-1", 5_000);
        story.until("2026-01-08T10:00");
        story.asked();
        story.happens(new ReferralRejected(ANN, KOL, new OrderId("o-9"), "daily-referral-cap", true, story.now()));
        assertThat(story.asked()).isEmpty();
        story.happens(new ReferralRejected(ANN, KOL, ORDER, "daily-referral-cap", true, story.now()));
        assertThat(story.asked()).containsExactly("01-08 10:00 end NOT_REWARDED");
        story.isOver();
    }

    @Test
    void an_unbound_referral_ends_it_and_the_end_of_another_one_does_not() {
        bound();
        story.happens(new ReferralUnbound(ANN, new CustomerId("somebody"), "x", story.now()));
        story.goesOn();
        story.happens(new ReferralUnbound(ANN, KOL, "x", story.now()));
        assertThat(story.asked()).singleElement().asString().endsWith("end UNBOUND");
        story.isOver();
    }

    @Test
    void erasure_and_a_merge_in_the_middle_end_it() {
        for (var event : List.of(
                new CustomerErased(ANN, at("2026-01-01T10:00")),
                new CustomerMergedAway(ANN, KOL, new MergeId("m"), at("2026-01-01T10:00")))) {
            story = new Story(ReferralRewardSaga.class, Campaign.REFERRAL_REWARD, Programme.DEFAULT, false);
            bound();
            pays("o-1", 5_000);
            story.mustExit(Outcome.ERASED);
            story.happens(event);
            story.isOver();
        }
    }

    @Test
    void other_campaigns_runs_are_none_of_its_business() {
        story.anotherBegins();
        story.isOver();
    }

    private void bound() {
        story.begins(null, null, KOL);
    }

    private void rewarded(long points, int percent) {
        story.happens(new ReferralRewarded(ANN, KOL, new OrderId("o-9"), points, percent, 30, 1, story.now()));
        assertThat(story.asked()).isEmpty();
        story.happens(new ReferralRewarded(ANN, KOL, ORDER, points, percent, 30, 1, story.now()));
    }

    private void pays(String order, long amount) {
        story.happens(
                new OrderPaid(new OrderId(order), ANN, new Amount(amount, "CNY"), List.of(), null, null, story.now()));
    }

    private void refunds(String order) {
        Amount all = new Amount(5_000, "CNY");
        story.happens(new OrderRefunded(
                new OrderId(order), ANN, new RefundId("r-1"), all, all, new Amount(0, "CNY"), story.now()));
    }

    private static Programme atLeast(long amount) {
        Programme shipped = Programme.DEFAULT;
        ReferralRules rules = shipped.referral();
        return new Programme(
                1,
                shipped.zone(),
                shipped.currency(),
                shipped.points(),
                shipped.membership(),
                shipped.tiers(),
                new ReferralRules(
                        rules.binding(),
                        rules.protectionDays(),
                        rules.refereeWindowDays(),
                        rules.levels(),
                        rules.base(),
                        rules.afterSaleDays(),
                        rules.holdDays(),
                        amount,
                        rules.referrerPoints(),
                        rules.refereePercent(),
                        rules.refereeCouponDays(),
                        rules.dailyRewards()),
                shipped.distribution(),
                shipped.contact(),
                shipped.renewal(),
                shipped.ladder());
    }
}
