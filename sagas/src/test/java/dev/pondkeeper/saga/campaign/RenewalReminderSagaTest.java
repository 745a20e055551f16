package dev.pondkeeper.saga.campaign;

import static dev.pondkeeper.saga.campaign.Story.ANN;
import static dev.pondkeeper.saga.campaign.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.campaign.Campaign;
import dev.pondkeeper.kernel.campaign.CampaignCommand.PlanCampaignStep;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignStepTaken;
import dev.pondkeeper.kernel.campaign.CampaignIds;
import dev.pondkeeper.kernel.campaign.Outcome;
import dev.pondkeeper.kernel.customer.CustomerEvent.ConsentWithdrawn;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerErased;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerMergedAway;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.MergeId;
import dev.pondkeeper.kernel.membership.ExtensionId;
import dev.pondkeeper.kernel.membership.MembershipEvent.MemberEnrolled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipCancelled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipExtended;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipLapsed;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipRenewed;
import dev.pondkeeper.kernel.membership.RenewalId;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.touch.StaffId;
import dev.pondkeeper.kernel.touch.TouchCommand.RequestTouch;
import dev.pondkeeper.kernel.touch.TouchCommand.WithdrawTouch;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallCompleted;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallOpened;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallOverdue;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchFailed;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchSent;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchSuppressed;
import dev.pondkeeper.kernel.touch.TouchId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RenewalReminderSagaTest {

    private static final Instant END = at("2026-03-01T10:00");

    private final Story story =
            new Story(RenewalReminderSaga.class, Campaign.RENEWAL_REMINDER, Programme.DEFAULT, false);

    @Test
    void three_rounds_come_14_days_before_the_end_6_days_later_and_3_days_later() {
        story.begins(2, END, null);
        story.until("2026-02-15T09:59");
        assertThat(story.asked()).isEmpty();
        story.until("2026-03-01T00:00");
        assertThat(story.asked())
                .containsExactly(
                        "02-15 10:00 step round-1",
                        "02-15 10:00 touch 1 SMS not [CALL]",
                        "02-21 10:00 step round-2",
                        "02-21 10:00 touch 2 SMS not [CALL]",
                        "02-24 10:00 step round-3",
                        "02-24 10:00 touch 3 CALL not [SMS, WECOM, WECHAT_OFFICIAL_ACCOUNT, EMAIL, APP_PUSH]");
        story.goesOn();
    }

    @Test
    void a_round_that_is_heard_of_before_the_saga_that_took_it_was_kept_goes_on_all_the_same() {
        story.begins(2, END, null);
        story.until("2026-02-15T09:00");
        TouchId touch = CampaignIds.renewalTouch(ANN, 2, 1, 1);
        story.happens(new CampaignStepTaken(
                Story.RUN, "renewal-reminder", ANN, "round-1", 1, touch, null, null, null, "due", story.now()));
        assertThat(story.asked()).containsExactly("02-15 09:00 touch 1 SMS not [CALL]");
        story.until("2026-02-21T10:00");
        assertThat(story.asked()).containsExactly("02-21 10:00 step round-2", "02-21 10:00 touch 2 SMS not [CALL]");
    }

    @Test
    void a_round_of_another_term_or_one_that_is_behind_asks_for_nothing() {
        story.begins(2, END, null);
        story.until("2026-02-21T10:00");
        story.asked();
        for (int round = 1; round <= 3; round += 2) {
            TouchId other = CampaignIds.renewalTouch(ANN, round == 1 ? 2 : 1, round, 1);
            story.happens(new CampaignStepTaken(
                    Story.RUN, "renewal-reminder", ANN, "x", round, other, null, null, null, "due", story.now()));
        }
        assertThat(story.asked()).isEmpty();
    }

    @Test
    void a_round_is_of_use_until_the_next_one() {
        story.begins(2, END, null);
        story.until("2026-02-15T10:00");
        assertThat(story.last(RequestTouch.class).notAfter()).isEqualTo(at("2026-02-21T10:00"));
        story.until("2026-02-21T10:00");
        assertThat(story.last(RequestTouch.class).notAfter()).isEqualTo(at("2026-02-24T10:00"));
        story.until("2026-02-24T10:00");
        assertThat(story.last(RequestTouch.class).notAfter()).isEqualTo(at("2026-03-03T10:00"));
    }

    @Test
    void a_term_that_ends_within_the_14_days_is_reminded_of_at_once() {
        story.begins(2, at("2026-01-04T00:00"), null);
        story.until("2026-01-01T10:01");
        assertThat(story.asked()).hasSize(2).first().isEqualTo("01-01 10:00 step round-1");
        assertThat(story.last(PlanCampaignStep.class).dueAt()).isEqualTo(at("2026-01-07T10:00"));
    }

    @Test
    void other_campaigns_runs_are_none_of_its_business() {
        story.anotherBegins();
        story.isOver();
    }

    @ParameterizedTest
    @MethodSource
    void whatever_may_end_a_run_makes_it_ask_and_an_ended_one_asks_for_nothing_more(Event event) {
        story.begins(2, END, null);
        story.until("2026-02-16T00:00");
        story.asked();
        story.mustExit(Outcome.RENEWED);
        story.happens(event);
        story.isOver();
        assertThat(story.withdrawn()).containsExactly(touch(1, 1));
        story.until("2026-04-01T00:00");
        assertThat(story.asked()).isEmpty();
    }

    @Test
    void an_ended_run_takes_back_what_it_asked_for_last() {
        story.begins(2, END, null);
        story.until("2026-02-24T10:00");
        story.mustExit(Outcome.CANCELLED);
        story.happens(new MembershipCancelled(ANN, 2, null, story.now(), story.now()));
        assertThat(story.withdrawn()).containsExactly(touch(3, 1));
        assertThat(story.last(WithdrawTouch.class).reason()).isEqualTo("the run ended: CANCELLED");
    }

    @Test
    void a_run_that_ends_before_its_first_round_has_nothing_to_take_back() {
        story.begins(2, END, null);
        story.mustExit(Outcome.CANCELLED);
        story.happens(new MembershipCancelled(ANN, 2, null, story.now(), story.now()));
        assertThat(story.withdrawn()).isEmpty();
        story.isOver();
    }

    /** The run of the extended term counts the rounds that were taken, so one taken back would be missing there. */
    @Test
    void an_extension_takes_nothing_back() {
        story.begins(2, END, null);
        story.until("2026-02-24T10:00");
        story.mustExit(Outcome.EXTENDED);
        story.happens(new MembershipExtended(
                ANN, new ExtensionId("e"), 3, null, 2, END.plusSeconds(9), "ACTIVE", 1, story.now()));
        assertThat(story.withdrawn()).isEmpty();
        story.isOver();
    }

    @Test
    void after_the_call_the_run_says_until_when_it_waits_for_the_customer() {
        story.begins(2, END, null);
        story.until("2026-02-24T10:00");
        story.happens(new StaffCallCompleted(
                touch(3, 1), ANN, "renewal-reminder", 3, new StaffId("s-1"), "REACHED", null, story.now()));
        assertThat(story.last(PlanCampaignStep.class).dueAt()).isEqualTo(at("2026-03-31T10:00"));
        assertThat(story.last(PlanCampaignStep.class).step()).isEqualTo("term-lapses");
        story.goesOn();
    }

    @Test
    void a_call_that_is_not_allowed_leaves_the_run_waiting_for_the_customer() {
        story.begins(2, END, null);
        story.until("2026-02-24T10:00");
        story.happens(suppressed(touch(3, 1), "NO_CONSENT"));
        assertThat(story.last(PlanCampaignStep.class).step()).isEqualTo("term-lapses");
    }

    static Stream<Event> whatever_may_end_a_run_makes_it_ask_and_an_ended_one_asks_for_nothing_more() {
        Instant now = at("2026-02-16T00:00");
        return Stream.of(
                new MembershipRenewed(
                        ANN, new RenewalId("r"), "club", 12, 3, END, END.plusSeconds(9), "ACTIVE", 1, now),
                new MemberEnrolled(ANN, "club", 3, END, END.plusSeconds(9), "PENDING", 1, now),
                new MembershipExtended(ANN, new ExtensionId("e"), 3, null, 2, END.plusSeconds(9), "ACTIVE", 1, now),
                new MembershipCancelled(ANN, 2, null, now, now),
                new MembershipLapsed(ANN, 2, END, 1, now),
                new ConsentWithdrawn(ANN, "SMS", "SERVICE", null, now),
                new CustomerErased(ANN, now),
                new CustomerMergedAway(ANN, new CustomerId("bob"), new MergeId("m"), now));
    }

    @Test
    void what_the_run_does_not_see_as_an_end_leaves_it_going() {
        story.begins(2, END, null);
        story.until("2026-02-16T00:00");
        story.happens(new ConsentWithdrawn(ANN, "SMS", "MARKETING", null, story.now()));
        story.goesOn();
    }

    @Test
    void a_condition_found_at_the_round_itself_ends_the_run_instead() {
        story.begins(2, END, null);
        story.mustExit(Outcome.CANCELLED);
        story.until("2026-02-16T00:00");
        assertThat(story.asked()).containsExactly("02-15 10:00 step round-1");
        story.isOver();
    }

    @Test
    void a_failed_text_tries_the_next_channel_and_keeps_the_dates_of_the_rounds() {
        story.begins(2, END, null);
        story.until("2026-02-15T10:00");
        story.asked();
        story.happens(failed(touch(1, 1), 1, "SMS"));
        story.happens(failed(touch(1, 2), 1, "WECOM"));
        assertThat(story.asked())
                .containsExactly(
                        "02-15 10:00 step round-1-again-2",
                        "02-15 10:00 touch 1 null not [SMS, CALL]",
                        "02-15 10:00 step round-1-again-3",
                        "02-15 10:00 touch 1 null not [SMS, WECOM, CALL]");
        story.until("2026-02-21T10:00");
        assertThat(story.asked()).last().isEqualTo("02-21 10:00 touch 2 SMS not [CALL]");
    }

    @Test
    void a_failure_that_is_heard_when_the_next_round_has_begun_changes_nothing() {
        story.begins(2, END, null);
        story.until("2026-02-21T10:00");
        story.asked();
        story.happens(failed(touch(1, 1), 1, "SMS"));
        assertThat(story.asked()).isEmpty();
    }

    @Test
    void where_no_channel_is_left_the_call_is_pulled_forward_once() {
        story.begins(2, END, null);
        story.until("2026-02-15T10:00");
        story.asked();
        story.happens(suppressed(touch(1, 1), "NO_CONSENT"));
        assertThat(story.asked()).hasSize(2).first().isEqualTo("02-15 10:00 step round-3");
        story.happens(suppressed(touch(3, 1), "NO_CONSENT"));
        story.until("2026-03-20T10:00");
        assertThat(story.asked()).isEmpty();
    }

    @Test
    void a_text_suppressed_for_another_reason_leaves_the_rounds_as_they_are() {
        story.begins(2, END, null);
        story.until("2026-02-15T10:00");
        story.asked();
        for (String reason : List.of("HOLDOUT", "DO_NOT_DISTURB", "PROCESSING_RESTRICTED")) {
            story.happens(suppressed(touch(1, 1), reason));
        }
        assertThat(story.asked()).isEmpty();
        story.until("2026-02-21T10:00");
        assertThat(story.asked()).isNotEmpty();
    }

    @Test
    void a_first_text_that_was_held_up_keeps_the_second_five_days_away() {
        story.begins(2, END, null);
        story.until("2026-02-18T08:00");
        story.happens(sent(touch(1, 1), 1));
        story.asked();
        story.until("2026-02-23T07:59");
        assertThat(story.asked()).isEmpty();
        story.until("2026-02-28T00:00");
        assertThat(story.asked()).containsSubsequence("02-23 08:00 step round-2", "02-26 08:00 step round-3");
    }

    @Test
    void a_first_text_that_was_held_up_for_a_night_moves_nothing() {
        story.begins(2, END, null);
        story.until("2026-02-16T08:00");
        story.happens(sent(touch(1, 1), 1));
        story.until("2026-02-21T10:00");
        assertThat(story.asked()).last().isEqualTo("02-21 10:00 touch 2 SMS not [CALL]");
    }

    @Test
    void while_the_call_is_open_the_run_says_until_when() {
        story.begins(2, END, null);
        story.until("2026-02-24T10:00");
        story.happens(
                new StaffCallOpened(touch(3, 1), ANN, "renewal-reminder", 3, at("2026-02-26T10:00"), 1, story.now()));
        assertThat(story.last(PlanCampaignStep.class).dueAt()).isEqualTo(at("2026-02-26T10:00"));
        assertThat(story.last(PlanCampaignStep.class).step()).isEqualTo("call-overdue");
    }

    @Test
    void a_call_that_nobody_makes_ends_the_run() {
        story.begins(2, END, null);
        story.until("2026-02-26T10:00");
        story.asked();
        story.happens(new StaffCallOverdue(touch(3, 1), ANN, "renewal-reminder", 3, story.now()));
        assertThat(story.asked()).containsExactly("02-26 10:00 end CALL_OVERDUE");
        story.isOver();
    }

    @Test
    void a_term_extended_after_round_1_has_the_two_that_are_left_at_their_days_before_the_new_end() {
        story.beginsAfter(2, END, 1);
        assertThat(story.last(PlanCampaignStep.class).dueAt()).isEqualTo(at("2026-02-21T10:00"));
        story.until("2026-03-01T00:00");
        assertThat(story.asked())
                .containsExactly(
                        "02-21 10:00 step round-2",
                        "02-21 10:00 touch 2 SMS not [CALL]",
                        "02-24 10:00 step round-3",
                        "02-24 10:00 touch 3 CALL not [SMS, WECOM, WECHAT_OFFICIAL_ACCOUNT, EMAIL, APP_PUSH]");
    }

    @Test
    void a_term_extended_by_little_keeps_as_many_days_from_now_as_lie_between_two_rounds() {
        story.beginsAfter(2, at("2026-01-05T00:00"), 1);
        story.until("2026-01-20T00:00");
        assertThat(story.asked()).contains("01-07 10:00 step round-2", "01-10 10:00 step round-3");

        Story called = new Story(RenewalReminderSaga.class, Campaign.RENEWAL_REMINDER, Programme.DEFAULT, false);
        called.beginsAfter(2, at("2026-01-05T00:00"), 1, 2);
        called.until("2026-01-20T00:00");
        assertThat(called.asked()).first().isEqualTo("01-04 10:00 step round-3");
    }

    @Test
    void a_call_after_two_passed_rounds_keeps_its_days_before_the_end() {
        story.beginsAfter(2, at("2026-01-14T00:00"), 1, 2);
        story.until("2026-01-20T00:00");
        assertThat(story.asked()).first().isEqualTo("01-09 00:00 step round-3");
    }

    @Test
    void where_all_rounds_were_taken_before_the_run_waits_for_the_renewal_alone() {
        story.beginsAfter(2, END, 1, 3);
        assertThat(story.last(PlanCampaignStep.class).step()).isEqualTo("term-lapses");
        story.until("2026-03-20T00:00");
        assertThat(story.asked()).isEmpty();
        story.goesOn();
        story.happens(new StaffCallOverdue(touch(3, 1), ANN, "renewal-reminder", 3, story.now()));
        assertThat(story.asked()).containsExactly("03-20 00:00 end CALL_OVERDUE");
    }

    @Test
    void a_touch_of_an_earlier_run_that_is_sent_late_keeps_the_next_round_five_days_away() {
        story.beginsAfter(2, at("2026-01-05T00:00"), 1);
        story.until("2026-01-04T08:00");
        story.happens(sent(touch(1, 1), 1));
        story.until("2026-01-20T00:00");
        assertThat(story.asked()).containsSubsequence("01-09 08:00 step round-2", "01-12 08:00 step round-3");
    }

    @Test
    void a_touch_of_an_earlier_run_that_fails_tries_the_next_channel() {
        story.beginsAfter(2, at("2026-01-05T00:00"), 1);
        story.happens(failed(touch(1, 1), 1, "SMS"));
        assertThat(story.asked())
                .containsExactly("01-01 10:00 step round-1-again-2", "01-01 10:00 touch 1 null not [SMS, CALL]");
    }

    @Test
    void a_round_found_taken_when_its_time_has_come_is_not_asked_for_and_the_next_one_is_planned() {
        story.begins(2, END, null);
        story.isAskedBefore();
        story.until("2026-02-15T10:00");
        assertThat(story.asked()).containsExactly("02-15 10:00 step round-1");
        assertThat(story.last(PlanCampaignStep.class).dueAt()).isEqualTo(at("2026-02-21T10:00"));
    }

    private static TouchId touch(int round, int attempt) {
        return CampaignIds.renewalTouch(ANN, 2, round, attempt);
    }

    private TouchFailed failed(TouchId touch, int round, String channel) {
        return new TouchFailed(touch, ANN, "renewal-reminder", round, channel, "gone", story.now());
    }

    private TouchSent sent(TouchId touch, int round) {
        return new TouchSent(touch, ANN, "renewal-reminder", round, "SMS", "log", null, story.now());
    }

    private TouchSuppressed suppressed(TouchId touch, String reason) {
        return new TouchSuppressed(touch, ANN, "renewal-reminder", 1, "SERVICE", "SMS", reason, 1, story.now());
    }
}
