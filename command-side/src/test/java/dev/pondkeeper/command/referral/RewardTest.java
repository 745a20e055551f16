package dev.pondkeeper.command.referral;

import static dev.pondkeeper.command.Decisions.NOW;
import static dev.pondkeeper.command.referral.ReferralPond.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.referral.ReferralCommand.QualifyReferral;
import dev.pondkeeper.kernel.referral.ReferralCommand.RejectReferral;
import dev.pondkeeper.kernel.referral.ReferralCommand.RevokeReferralReward;
import dev.pondkeeper.kernel.referral.ReferralCommand.RewardReferral;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralQualified;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralRejected;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralRewardRevoked;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralRewarded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RewardTest {

    private static final OrderId O1 = new OrderId("o-1");
    private static final OrderId O2 = new OrderId("o-2");

    private final ReferralPond pond = new ReferralPond();

    @BeforeEach
    void b_was_brought_by_a() {
        pond.registered(NOW, "a", "b");
        pond.bind("b", "a");
    }

    @Test
    void qualifies_then_rewards_by_the_programme_each_once() {
        for (int i = 0; i < 2; i++) {
            assertThat(pond.send(qualify(O1))).isEmpty();
            assertThat(pond.send(reward(O1, NOW))).isEmpty();
        }
        assertThat(pond.eventsOf("b"))
                .endsWith(
                        new ReferralQualified(id("b"), id("a"), O1, NOW),
                        new ReferralRewarded(id("b"), id("a"), O1, 200, 90, 30, 1, NOW))
                .hasSize(3);
        assertThat(pond.referrers.rewarded.values()).containsExactly(1);
    }

    @Test
    void what_was_rewarded_for_an_order_that_is_paid_back_later_is_taken_back_once_and_never_earned_again() {
        pond.send(qualify(O1));
        pond.send(reward(O1, NOW));
        for (OrderId order : List.of(O2, O1, O1)) {
            assertThat(pond.send(new RevokeReferralReward(id("b"), order, NOW))).isEmpty();
        }
        assertThat(pond.eventsOf("b"))
                .endsWith(new ReferralRewardRevoked(id("b"), id("a"), O1, 200, 90, NOW))
                .hasSize(4);
        assertThat(pond.send(qualify(O2))).isEqualTo("referral-already-rewarded");
    }

    @Test
    void a_reward_is_taken_back_where_it_was_recorded_although_its_referee_is_somebody_else_by_now() {
        pond.registered(NOW, "c");
        pond.send(qualify(O1));
        pond.send(reward(O1, NOW));
        pond.merge("c", "b");
        RevokeReferralReward revoke = new RevokeReferralReward(id("b"), O1, NOW);
        assertThat(revoke.actingOn(merged -> id("c"))).isSameAs(revoke);
        assertThat(pond.send(revoke)).isEmpty();
        assertThat(pond.eventsOf("b")).endsWith(new ReferralRewardRevoked(id("b"), id("a"), O1, 200, 90, NOW));
    }

    @Test
    void where_nothing_was_rewarded_nothing_is_taken_back() {
        assertThat(pond.send(new RevokeReferralReward(id("b"), O1, NOW))).isEmpty();
        pond.send(qualify(O1));
        assertThat(pond.send(new RevokeReferralReward(id("b"), O1, NOW))).isEmpty();
        assertThat(pond.eventsOf("b")).hasSize(2);
    }

    @Test
    void refuses_what_is_not_bound_not_qualified_or_rewarded_already() {
        assertThat(pond.send(new QualifyReferral(id("a"), O1, NOW))).isEqualTo("referral-not-bound");
        assertThat(pond.send(new RewardReferral(id("a"), O1, NOW))).isEqualTo("referral-not-bound");
        assertThat(pond.send(new RejectReferral(id("a"), O1, "refunded", NOW))).isEqualTo("referral-not-bound");
        assertThat(pond.send(reward(O1, NOW))).isEqualTo("referral-not-qualified");
        pond.send(qualify(O1));
        assertThat(pond.send(reward(O2, NOW))).isEqualTo("referral-not-qualified");
        pond.send(reward(O1, NOW));
        assertThat(pond.send(qualify(O2))).isEqualTo("referral-already-rewarded");
        assertThat(pond.send(reward(O2, NOW))).isEqualTo("referral-already-rewarded");
        assertThat(pond.send(new RejectReferral(id("b"), O1, "refunded", NOW))).isEqualTo("referral-already-rewarded");
    }

    @Test
    void a_rejected_order_rewards_nobody_and_the_edge_stays() {
        pond.send(qualify(O1));
        RejectReferral refunded = new RejectReferral(id("b"), O1, "refunded", NOW);
        assertThat(pond.send(refunded)).isEmpty();
        assertThat(pond.send(refunded)).isEmpty();
        assertThat(pond.send(reward(O1, NOW))).isEmpty();
        assertThat(pond.eventsOf("b"))
                .endsWith(new ReferralRejected(id("b"), id("a"), O1, "refunded", true, NOW))
                .hasSize(3);
        assertThat(pond.ancestry().referrerOf(id("b"))).isEqualTo(id("a"));
        assertThat(pond.send(qualify(O2))).isEmpty();
        assertThat(pond.send(reward(O2, NOW))).isEmpty();
        assertThat(pond.eventsOf("b")).hasSize(5);
    }

    @Test
    void the_daily_cap_counts_days_of_the_programmes_zone() {
        // Shanghai is eight hours ahead: its midnight is 16:00 UTC.
        Instant lastOfTheDay = Instant.parse("2026-03-01T15:59:59.999Z");
        pond.referrers.rewarded.put(LocalDate.parse("2026-03-01"), 20);
        pond.send(qualify(O1));
        assertThat(pond.send(reward(O1, lastOfTheDay))).isEmpty();
        assertThat(pond.eventsOf("b"))
                .endsWith(new ReferralRejected(id("b"), id("a"), O1, "daily-referral-cap", true, lastOfTheDay));
        pond.send(qualify(O2));
        assertThat(pond.send(reward(O2, lastOfTheDay.plusMillis(1)))).isEmpty();
        assertThat(pond.referrers.rewarded).containsEntry(LocalDate.parse("2026-03-02"), 1);
    }

    private static QualifyReferral qualify(OrderId order) {
        return new QualifyReferral(id("b"), order, NOW);
    }

    private static RewardReferral reward(OrderId order, Instant at) {
        return new RewardReferral(id("b"), order, at);
    }
}
