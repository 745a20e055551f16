package dev.pondkeeper.command.referral;

import static dev.pondkeeper.command.Decisions.NOW;
import static dev.pondkeeper.command.referral.ReferralPond.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.command.Programmes;
import dev.pondkeeper.command.Referrers.Standing;
import dev.pondkeeper.kernel.programme.DistributionRules;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.ReferralRules;
import dev.pondkeeper.kernel.programme.ReferralRules.Binding;
import dev.pondkeeper.kernel.referral.ReferralCommand.BindReferral;
import dev.pondkeeper.kernel.referral.ReferralCommand.BindReferralAtRegistration;
import dev.pondkeeper.kernel.referral.ReferralCommand.InviteReferee;
import dev.pondkeeper.kernel.referral.ReferralCommand.UnbindReferral;
import dev.pondkeeper.kernel.referral.ReferralEvent.RefereeInvited;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralBound;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralRejected;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralTreeChanged;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralUnbound;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DistributionReferralTest {

    private final ReferralPond pond = new ReferralPond();

    @BeforeEach
    void four_customers() {
        pond.registered(NOW, "a", "b", "c", "d");
    }

    @Test
    void binds_and_tells_the_roots_concerned() {
        assertThat(pond.bind("b", "a")).isEmpty();
        assertThat(pond.eventsOf("b")).containsExactly(bound("b", "a"));
        assertThat(pond.treeOf("b")).containsExactly(new ReferralTreeChanged(id("b"), id("b"), NOW));
        assertThat(pond.treeOf("a")).containsExactly(new ReferralTreeChanged(id("a"), id("b"), NOW));
    }

    @Test
    void a_binding_far_down_is_told_to_the_root_not_to_the_referrer() {
        pond.bind("b", "a");
        pond.bind("c", "b");
        assertThat(pond.treeOf("a")).hasSize(2);
        assertThat(pond.treeOf("b")).hasSize(1);
    }

    @Test
    void the_same_binding_twice_is_one_binding() {
        pond.bind("b", "a");
        assertThat(pond.bind("b", "a")).isEmpty();
        assertThat(pond.eventsOf("b")).hasSize(1);
    }

    @Test
    void refuses_to_bind_self() {
        assertThat(pond.bind("a", "a")).isEqualTo("self-referral");
    }

    @Test
    void refuses_to_bind_to_ones_own_merged_id() {
        pond.merged.put(id("b"), id("a"));
        assertThat(pond.bind("a", "b")).isEqualTo("self-referral");
    }

    @Test
    void refuses_a_b_c_a() {
        pond.bind("b", "a");
        pond.bind("c", "b");
        assertThat(pond.bind("a", "c")).isEqualTo("referral-cycle");
        assertThat(pond.bind("a", "b")).isEqualTo("referral-cycle");
        assertThat(pond.eventsOf("a")).isEmpty();
    }

    @Test
    void a_circle_over_a_merged_id_is_a_circle() {
        pond.bind("b", "a");
        pond.bind("d", "c");
        pond.merged.put(id("c"), id("b"));
        assertThat(pond.bind("a", "d")).isEqualTo("referral-cycle");
    }

    @Test
    void refuses_an_unknown_referrer_and_an_unknown_referee() {
        assertThat(pond.bind("a", "nobody")).isEqualTo("unknown-customer");
        assertThat(pond.bind("nobody", "a")).isEqualTo("unknown-customer");
    }

    @Test
    void refuses_a_revoked_referrer_even_where_anyone_may_refer() {
        pond.referrers.standings.put(id("a"), Standing.REVOKED);
        assertThat(pond.bind("b", "a")).isEqualTo("referrer-revoked");
    }

    @Test
    void refuses_a_suspended_referrer() {
        pond.referrers.standings.put(id("a"), Standing.SUSPENDED);
        assertThat(pond.bind("b", "a")).isEqualTo("referrer-suspended");
    }

    @Test
    void refuses_a_referrer_without_right_only_where_the_programme_demands_it() {
        pond.programme = onlyDistributorsRefer();
        assertThat(pond.bind("b", "a")).isEqualTo("referrer-without-right");
        pond.referrers.standings.put(id("a"), Standing.ACTIVE);
        assertThat(pond.bind("b", "a")).isEmpty();
    }

    @Test
    void refuses_a_second_referrer() {
        pond.bind("b", "a");
        assertThat(pond.bind("b", "c")).isEqualTo("referral-already-bound");
    }

    @Test
    void binds_to_the_last_moment_of_the_window_and_no_longer() {
        Instant last = NOW.plus(Duration.ofDays(30));
        assertThat(pond.send(new BindReferral(id("b"), id("a"), last.plusMillis(1))))
                .isEqualTo("referee-too-old");
        assertThat(pond.send(new BindReferral(id("b"), id("a"), last))).isEmpty();
    }

    @Test
    void last_touch_takes_over_when_the_protection_has_ended_and_not_before() {
        pond.programme = with(Binding.LAST_TOUCH);
        pond.bind("b", "a");
        Instant end = NOW.plus(Duration.ofDays(30));
        assertThat(pond.send(new BindReferral(id("b"), id("c"), end.minusMillis(1))))
                .isEqualTo("referral-protected");
        assertThat(pond.send(new BindReferral(id("b"), id("c"), end))).isEmpty();
        assertThat(pond.eventsOf("b"))
                .containsExactly(
                        new ReferralBound(id("b"), id("a"), "LAST_TOUCH", end, 1, NOW),
                        new ReferralUnbound(id("b"), id("a"), "taken-over", end),
                        new ReferralBound(id("b"), id("c"), "LAST_TOUCH", end.plus(Duration.ofDays(30)), 1, end));
        assertThat(pond.treeOf("a")).as("the old root hears of it").hasSize(2);
        assertThat(pond.treeOf("c")).hasSize(1);
    }

    @Test
    void a_take_over_may_not_close_a_circle_either() {
        pond.programme = with(Binding.LAST_TOUCH);
        pond.bind("b", "a");
        pond.bind("c", "b");
        Instant later = NOW.plus(Duration.ofDays(60));
        assertThat(pond.send(new BindReferral(id("b"), id("c"), later))).isEqualTo("referral-cycle");
    }

    @Test
    void at_registration_only_the_registration_binds() {
        pond.programme = with(Binding.AT_REGISTRATION);
        assertThat(pond.bind("b", "a")).isEqualTo("referral-only-at-registration");
        assertThat(pond.send(atRegistration("b", "a"))).isEmpty();
        assertThat(pond.eventsOf("b")).hasSize(1);
    }

    @Test
    void what_cannot_be_bound_at_registration_is_recorded_once_with_the_reason() {
        assertThat(pond.send(atRegistration("b", "b"))).isEmpty();
        assertThat(pond.send(atRegistration("b", "b"))).isEmpty();
        assertThat(pond.eventsOf("b"))
                .containsExactly(new ReferralRejected(id("b"), id("b"), null, "self-referral", false, NOW));
        assertThat(pond.treeOf("b")).isEmpty();
    }

    @Test
    void a_rejected_registration_leaves_no_trace_in_a_tree() {
        pond.bind("b", "a");
        pond.bind("c", "b");
        assertThat(pond.send(atRegistration("a", "c"))).isEmpty();
        assertThat(pond.eventsOf("a"))
                .containsExactly(new ReferralRejected(id("a"), id("c"), null, "referral-cycle", false, NOW));
        assertThat(pond.treeOf("a")).hasSize(2);
    }

    @Test
    void unbinds_once_and_can_be_bound_anew() {
        pond.bind("b", "a");
        assertThat(pond.send(new UnbindReferral(id("b"), "asked", NOW))).isEmpty();
        assertThat(pond.send(new UnbindReferral(id("b"), "asked", NOW))).isEmpty();
        assertThat(pond.eventsOf("b"))
                .contains(new ReferralUnbound(id("b"), id("a"), "asked", NOW))
                .hasSize(2);
        assertThat(pond.treeOf("a")).hasSize(2);
        assertThat(pond.bind("b", "c")).isEmpty();
    }

    @Test
    void after_an_unbinding_the_line_may_turn_round() {
        pond.bind("b", "a");
        pond.send(new UnbindReferral(id("b"), "asked", NOW));
        assertThat(pond.bind("a", "b")).isEmpty();
    }

    @Test
    void refuses_to_unbind_what_was_never_bound() {
        assertThat(pond.send(new UnbindReferral(id("b"), "asked", NOW))).isEqualTo("referral-not-bound");
        pond.send(new InviteReferee(id("b"), id("a"), NOW));
        assertThat(pond.send(new UnbindReferral(id("b"), "asked", NOW))).isEqualTo("referral-not-bound");
    }

    @Test
    void invites_somebody_unknown_and_once() {
        InviteReferee invite = new InviteReferee(id("nobody"), id("a"), NOW);
        assertThat(pond.send(invite)).isEmpty();
        assertThat(pond.send(invite)).isEmpty();
        assertThat(pond.eventsOf("nobody")).containsExactly(new RefereeInvited(id("nobody"), id("a"), NOW));
    }

    @Test
    void refuses_an_invitation_by_oneself_by_nobody_and_of_one_who_was_brought() {
        assertThat(pond.send(new InviteReferee(id("a"), id("a"), NOW))).isEqualTo("self-referral");
        assertThat(pond.send(new InviteReferee(id("a"), id("nobody"), NOW))).isEqualTo("unknown-customer");
        pond.bind("b", "a");
        assertThat(pond.send(new InviteReferee(id("b"), id("c"), NOW))).isEqualTo("referral-already-bound");
        assertThat(pond.send(new InviteReferee(id("b"), id("a"), NOW))).isEmpty();
        assertThat(pond.eventsOf("b")).hasSize(1);
    }

    private static ReferralBound bound(String referee, String referrer) {
        return new ReferralBound(id(referee), id(referrer), "FIRST_TOUCH", null, 1, NOW);
    }

    private static BindReferralAtRegistration atRegistration(String referee, String referrer) {
        return new BindReferralAtRegistration(id(referee), id(referrer), NOW);
    }

    static Programme with(Binding binding) {
        ReferralRules rules = Programme.DEFAULT.referral();
        return with(new ReferralRules(
                binding,
                rules.protectionDays(),
                rules.refereeWindowDays(),
                rules.levels(),
                rules.base(),
                rules.afterSaleDays(),
                rules.holdDays(),
                rules.firstOrderAtLeast(),
                rules.referrerPoints(),
                rules.refereePercent(),
                rules.refereeCouponDays(),
                rules.dailyRewards()));
    }

    static Programme with(ReferralRules rules) {
        return Programmes.of(rules, Programme.DEFAULT.distribution());
    }

    private static Programme onlyDistributorsRefer() {
        DistributionRules rules = Programme.DEFAULT.distribution();
        return Programmes.of(
                Programme.DEFAULT.referral(),
                new DistributionRules(
                        Set.copyOf(rules.rights()),
                        false,
                        rules.taskCheckInDays(),
                        rules.taskNetSpend(),
                        rules.ranks(),
                        rules.leastWithdrawal()));
    }
}
