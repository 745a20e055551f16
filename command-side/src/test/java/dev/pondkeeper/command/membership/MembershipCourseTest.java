package dev.pondkeeper.command.membership;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.NOBODY;
import static dev.pondkeeper.command.Decisions.NOW;
import static dev.pondkeeper.command.Decisions.recordedAt;
import static dev.pondkeeper.command.Decisions.refusal;
import static dev.pondkeeper.command.membership.Story.END;
import static dev.pondkeeper.command.membership.Story.GRACE_END;
import static dev.pondkeeper.command.membership.Story.NEXT_END;
import static dev.pondkeeper.command.membership.Story.activated;
import static dev.pondkeeper.command.membership.Story.cancel;
import static dev.pondkeeper.command.membership.Story.cancelled;
import static dev.pondkeeper.command.membership.Story.enrolled;
import static dev.pondkeeper.command.membership.Story.extend;
import static dev.pondkeeper.command.membership.Story.extended;
import static dev.pondkeeper.command.membership.Story.grace;
import static dev.pondkeeper.command.membership.Story.lapsed;
import static dev.pondkeeper.command.membership.Story.renew;
import static dev.pondkeeper.command.membership.Story.renewed;
import static dev.pondkeeper.command.membership.Story.settle;
import static dev.pondkeeper.command.membership.Story.term;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.command.Decisions;
import dev.pondkeeper.kernel.membership.MembershipCommand.CancelMembership;
import dev.pondkeeper.kernel.membership.MembershipCommand.EnrolMember;
import dev.pondkeeper.kernel.membership.MembershipCommand.ExtendMembership;
import dev.pondkeeper.kernel.membership.MembershipCommand.RenewMembership;
import dev.pondkeeper.kernel.membership.MembershipCommand.SettleMembership;
import dev.pondkeeper.kernel.membership.MembershipEvent.MemberEnrolled;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MembershipCourseTest {

    private static final Duration TICK = Duration.ofNanos(1);

    private final FixtureConfiguration<Membership> membership = Decisions.of(Membership.class);

    @Test
    void a_pending_term_begins_at_its_start_and_not_a_moment_before() {
        MemberEnrolled pending = enrolled(1, END, NEXT_END, "PENDING");
        membership.given(pending).when(settle(END), recordedAt(END.minus(TICK))).expectNoEvents();
        membership.given(pending).when(settle(END), recordedAt(END)).expectEvents(activated(1, END, NEXT_END));
    }

    @Test
    void a_term_is_over_at_its_end_and_its_grace_at_the_graces_end() {
        membership
                .given(term())
                .when(settle(END), recordedAt(END.minus(TICK)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        membership.given(term()).when(settle(END), recordedAt(END)).expectEvents(grace());
        membership
                .given(term(), grace())
                .when(settle(GRACE_END), recordedAt(GRACE_END.minus(TICK)))
                .expectNoEvents();
        membership
                .given(term(), grace())
                .when(settle(GRACE_END), recordedAt(GRACE_END))
                .expectEvents(lapsed());
        membership
                .given(term(), grace(), lapsed())
                .when(settle(NEXT_END), recordedAt(NEXT_END))
                .expectNoEvents();
    }

    @Test
    void whoever_was_not_asked_for_long_catches_up_step_by_step() {
        membership.given(term()).when(settle(NEXT_END), recordedAt(NEXT_END)).expectEvents(grace(), lapsed());
    }

    @Test
    void nothing_is_due_for_a_customer_who_never_enrolled() {
        membership
                .givenNoPriorActivity()
                .when(settle(NOW), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_term_that_follows_without_a_gap_begins_without_grace() {
        membership
                .given(term(), enrolled(2, END, NEXT_END, "PENDING"))
                .when(settle(END), recordedAt(END))
                .expectEvents(activated(2, END, NEXT_END));
    }

    @Test
    void a_term_that_follows_within_the_grace_or_after_it_begins_on_its_own_day() {
        Instant inGrace = END.plus(Duration.ofDays(10));
        membership
                .given(term(), enrolled(2, inGrace, NEXT_END, "PENDING"))
                .when(settle(inGrace), recordedAt(inGrace))
                .expectEvents(grace(), activated(2, inGrace, NEXT_END));
        Instant after = GRACE_END.plus(Duration.ofDays(10));
        membership
                .given(term(), enrolled(2, after, NEXT_END, "PENDING"))
                .when(settle(after), recordedAt(after))
                .expectEvents(grace(), lapsed(), activated(2, after, NEXT_END));
    }

    @Test
    void a_past_term_is_recorded_as_what_has_become_of_it() {
        Instant inGrace = END.plus(Duration.ofDays(10));
        membership
                .givenNoPriorActivity()
                .when(enrol(NOW, END), recordedAt(inGrace))
                .expectEvents(enrolled(1, NOW, END, "GRACE"), grace());
        membership
                .givenNoPriorActivity()
                .when(enrol(NOW, END), recordedAt(GRACE_END))
                .expectEvents(enrolled(1, NOW, END, "LAPSED"), grace(), lapsed());
    }

    @Test
    void who_lapsed_or_cancelled_or_is_in_grace_can_enrol_for_a_new_term_with_the_next_number() {
        Instant later = NEXT_END.plus(Duration.ofDays(365));
        membership
                .given(term(), grace(), lapsed())
                .when(enrol(NEXT_END, later), recordedAt(NEXT_END))
                .expectEvents(enrolled(2, NEXT_END, later, "ACTIVE"));
        membership
                .given(term(), cancelled(NOW.plusSeconds(60)))
                .when(enrol(NOW.plusSeconds(60), NEXT_END), recordedAt(NOW.plusSeconds(60)))
                .expectEvents(enrolled(2, NOW.plusSeconds(60), NEXT_END, "ACTIVE"));
        membership
                .given(term(), grace())
                .when(enrol(END.plusSeconds(60), NEXT_END), recordedAt(END.plusSeconds(60)))
                .expectEvents(enrolled(2, END.plusSeconds(60), NEXT_END, "ACTIVE"));
    }

    @Test
    void refuses_a_new_term_that_starts_before_the_cancelled_one_ended() {
        membership
                .given(term(), cancelled(NOW.plusSeconds(60)))
                .when(enrol(NOW.plusSeconds(59), NEXT_END), recordedAt(NOW.plusSeconds(60)))
                .expectException(refusal("already-member"));
    }

    @Test
    void a_renewal_before_the_end_carries_on_from_the_end() {
        membership
                .given(term())
                .when(renew("rn-1", null, NOW), recordedAt(NOW))
                .expectEvents(renewed(12, END, NEXT_END, "ACTIVE", NOW));
    }

    @Test
    void a_renewal_before_the_start_carries_on_from_the_end_and_stays_pending() {
        membership
                .given(enrolled(1, NOW, END, "PENDING"))
                .when(renew("rn-1", null, NOW.minusSeconds(9)), recordedAt(NOW.minusSeconds(9)))
                .expectEvents(renewed(12, END, NEXT_END, "PENDING", NOW.minusSeconds(9)));
    }

    @Test
    void a_renewal_at_the_very_end_carries_on_without_a_gap() {
        membership
                .given(term())
                .when(renew("rn-1", 12, END), recordedAt(END))
                .expectEvents(grace(), renewed(12, END, NEXT_END, "ACTIVE", END));
    }

    @Test
    void a_renewal_inside_the_grace_carries_on_from_the_moment_it_happened() {
        Instant last = GRACE_END.minusMillis(1);
        membership
                .given(term(), grace())
                .when(renew("rn-1", 1, last), recordedAt(last))
                .expectEvents(
                        renewed(1, last, Instant.parse("2027-04-30T02:00:00Z").minusMillis(1), "ACTIVE", last));
    }

    @Test
    void refuses_a_renewal_once_the_grace_is_over() {
        membership
                .given(term(), grace())
                .when(renew("rn-1", 1, GRACE_END), recordedAt(GRACE_END))
                .expectException(refusal("no-running-term"))
                .expectNoEvents();
    }

    @Test
    void a_renewal_that_happened_in_time_counts_though_it_is_told_after_the_lapse() {
        Instant inTime = END.minusSeconds(60);
        membership
                .given(term())
                .when(renew("rn-1", 12, inTime), recordedAt(NEXT_END.minusSeconds(1)))
                .expectEvents(renewed(12, END, NEXT_END, "ACTIVE", inTime));
        membership
                .given(term(), grace(), lapsed())
                .when(renew("rn-1", 12, inTime), recordedAt(NEXT_END.minusSeconds(1)))
                .expectEvents(renewed(12, END, NEXT_END, "ACTIVE", inTime));
    }

    @Test
    void refuses_to_renew_what_never_was_or_was_cancelled() {
        membership
                .givenNoPriorActivity()
                .when(renew("rn-1", 1, NOW), recordedAt(NOW))
                .expectException(refusal("no-running-term"));
        membership
                .given(term(), cancelled(NOW))
                .when(renew("rn-1", 1, NOW), recordedAt(NOW))
                .expectException(refusal("no-running-term"));
    }

    @Test
    void refuses_to_renew_where_the_next_term_is_enrolled_for_already() {
        membership
                .given(term(), enrolled(2, END, NEXT_END, "PENDING"))
                .when(renew("rn-1", 1, NOW), recordedAt(NOW))
                .expectException(refusal("already-member"));
    }

    @Test
    void the_same_renewal_twice_renews_once_also_after_the_membership_ended() {
        membership
                .given(term(), renewed(12, END, NEXT_END, "ACTIVE", NOW))
                .when(renew("rn-1", 12, NOW.plusSeconds(5)), recordedAt(NOW.plusSeconds(5)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        membership
                .given(term(), renewed(12, END, NEXT_END, "ACTIVE", NOW), cancelled(NOW))
                .when(renew("rn-1", null, NOW), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refuses_the_same_renewal_with_another_length() {
        membership
                .given(term(), renewed(12, END, NEXT_END, "ACTIVE", NOW))
                .when(renew("rn-1", 6, NOW), recordedAt(NOW))
                .expectException(refusal("renewal-clash"));
    }

    @Test
    void a_renewed_membership_enters_its_grace_at_the_new_end() {
        membership
                .given(term(), renewed(12, END, NEXT_END, "ACTIVE", NOW))
                .when(settle(END), recordedAt(NEXT_END.minus(TICK)))
                .expectNoEvents();
    }

    @Test
    void a_pack_lasts_and_renews_as_long_as_it_says() {
        Programme programme = Programme.DEFAULT;
        assertThat(TermPolicy.monthsOf("pack-199", programme)).isEqualTo(12);
        assertThat(TermPolicy.monthsOf("anything", programme))
                .isEqualTo(programme.membership().termMonths());
    }

    @Test
    void days_given_count_from_the_end_of_the_term_and_in_the_grace_from_now() {
        membership
                .given(term())
                .when(extend(30, NOW), recordedAt(NOW))
                .expectEvents(extended(30, GRACE_END, "ACTIVE", NOW));
        Instant inGrace = END.plus(Duration.ofDays(10));
        membership
                .given(term(), grace())
                .when(extend(1, inGrace), recordedAt(inGrace))
                .expectEvents(extended(1, inGrace.plus(Duration.ofDays(1)), "ACTIVE", inGrace));
        membership
                .given(enrolled(1, END, NEXT_END, "PENDING"))
                .when(extend(1, NOW), recordedAt(NOW))
                .expectEvents(extended(1, NEXT_END.plus(Duration.ofDays(1)), "PENDING", NOW));
    }

    @Test
    void the_same_extension_twice_extends_once_and_with_other_days_is_refused() {
        membership
                .given(term(), extended(30, GRACE_END, "ACTIVE", NOW))
                .when(extend(30, NOW), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        membership
                .given(term(), extended(30, GRACE_END, "ACTIVE", NOW))
                .when(extend(31, NOW), recordedAt(NOW))
                .expectException(refusal("extension-clash"));
    }

    @Test
    void refuses_to_extend_what_is_not_running() {
        membership
                .givenNoPriorActivity()
                .when(extend(1, NOW), recordedAt(NOW))
                .expectException(refusal("no-running-term"));
        membership
                .given(term(), grace(), lapsed())
                .when(extend(1, GRACE_END), recordedAt(GRACE_END))
                .expectException(refusal("no-running-term"));
        membership
                .given(term(), cancelled(NOW))
                .when(extend(1, NOW), recordedAt(NOW))
                .expectException(refusal("no-running-term"));
        membership
                .given(term(), enrolled(2, END, NEXT_END, "PENDING"))
                .when(extend(1, NOW), recordedAt(NOW))
                .expectException(refusal("already-member"));
    }

    @Test
    void is_cancelled_while_pending_active_or_in_grace() {
        membership.given(term()).when(cancel(NOW), recordedAt(NOW)).expectEvents(cancelled(NOW));
        membership
                .given(enrolled(1, END, NEXT_END, "PENDING"))
                .when(cancel(NOW), recordedAt(NOW))
                .expectEvents(cancelled(NOW));
        Instant inGrace = END.plusSeconds(60);
        membership
                .given(term(), grace())
                .when(cancel(inGrace), recordedAt(inGrace))
                .expectEvents(new dev.pondkeeper.kernel.membership.MembershipEvent.MembershipCancelled(
                        LI_LEI, 1, "moves abroad", END, inGrace));
    }

    @Test
    void cancelled_twice_is_cancelled_once_and_nothing_falls_due_any_more() {
        membership
                .given(term(), cancelled(NOW))
                .when(cancel(NOW.plusSeconds(5)), recordedAt(NOW.plusSeconds(5)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        membership
                .given(term(), enrolled(2, END, NEXT_END, "PENDING"), cancelled(NOW))
                .when(settle(NEXT_END), recordedAt(NEXT_END))
                .expectNoEvents();
    }

    @Test
    void refuses_to_cancel_what_is_over_or_never_was() {
        membership
                .givenNoPriorActivity()
                .when(cancel(NOW), recordedAt(NOW))
                .expectException(refusal("no-running-term"));
        membership
                .given(term(), grace(), lapsed())
                .when(cancel(GRACE_END), recordedAt(GRACE_END))
                .expectException(refusal("no-running-term"));
    }

    @Test
    void refuses_somebody_unknown_whatever_is_asked() {
        membership
                .givenNoPriorActivity()
                .when(new RenewMembership(NOBODY, renew("r", 1, NOW).renewalId(), 1, NOW), recordedAt(NOW))
                .expectException(refusal("unknown-customer"));
        membership
                .givenNoPriorActivity()
                .when(new ExtendMembership(NOBODY, extend(1, NOW).extensionId(), 1, "gift", NOW), recordedAt(NOW))
                .expectException(refusal("unknown-customer"));
        membership
                .givenNoPriorActivity()
                .when(new CancelMembership(NOBODY, "gone", NOW), recordedAt(NOW))
                .expectException(refusal("unknown-customer"));
        membership
                .givenNoPriorActivity()
                .when(new SettleMembership(NOBODY, NOW), recordedAt(NOW))
                .expectException(refusal("unknown-customer"));
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai, 2026-01-31T02:00:00Z, 1, 2026-02-28T02:00:00Z",
        "Asia/Shanghai, 2024-01-31T02:00:00Z, 1, 2024-02-29T02:00:00Z",
        "Asia/Shanghai, 2024-02-29T02:00:00Z, 12, 2025-02-28T02:00:00Z",
        "Europe/Berlin, 2026-02-28T23:30:00Z, 1, 2026-03-31T22:30:00Z",
        "Europe/Berlin, 2026-03-27T01:30:00Z, 1, 2026-04-27T00:30:00Z",
        "Europe/Berlin, 2026-02-28T01:30:00Z, 13, 2027-03-28T01:30:00Z"
    })
    void months_are_counted_to_month_ends_leap_days_and_over_the_change_to_summer_time(
            ZoneId zone, Instant startsAt, int months, Instant endsAt) {
        assertThat(TermPolicy.endOf(startsAt, months, Programme.DEFAULT.in(zone)))
                .isEqualTo(endsAt);
    }

    @Test
    void a_day_given_over_the_change_to_summer_time_has_23_hours() {
        Programme berlin = Programme.DEFAULT.in(ZoneId.of("Europe/Berlin"));
        Instant eve = Instant.parse("2026-03-28T11:00:00Z");
        assertThat(TermPolicy.plusDays(eve, 1, berlin)).isEqualTo(eve.plus(Duration.ofHours(23)));
    }

    private static EnrolMember enrol(Instant startsAt, Instant endsAt) {
        return new EnrolMember(LI_LEI, "club", startsAt, endsAt, NOW);
    }
}
