package dev.pondkeeper.command.membership;

import static dev.pondkeeper.command.Decisions.NOBODY;
import static dev.pondkeeper.command.Decisions.NOW;
import static dev.pondkeeper.command.Decisions.recordedAt;
import static dev.pondkeeper.command.Decisions.refusal;
import static dev.pondkeeper.command.membership.Story.END;
import static dev.pondkeeper.command.membership.Story.add;
import static dev.pondkeeper.command.membership.Story.added;
import static dev.pondkeeper.command.membership.Story.grant;
import static dev.pondkeeper.command.membership.Story.granted;
import static dev.pondkeeper.command.membership.Story.reduce;
import static dev.pondkeeper.command.membership.Story.reduced;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.command.Decisions;
import dev.pondkeeper.kernel.membership.MembershipCommand.GrantTaskGrowth;
import dev.pondkeeper.kernel.membership.TaskId;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthTest {

    private final FixtureConfiguration<Membership> membership = Decisions.of(Membership.class);

    @Test
    void an_order_gives_growth_per_whole_major_unit_net_paid() {
        membership
                .givenNoPriorActivity()
                .when(add("o-1", 1199, NOW), recordedAt(NOW))
                .expectEvents(added("o-1", 1199, 11, 11, NOW));
        membership
                .given(added("o-1", 1199, 11, 11, NOW))
                .when(add("o-2", 100, NOW), recordedAt(NOW))
                .expectEvents(added("o-2", 100, 1, 12, NOW));
    }

    @Test
    void less_than_one_major_unit_gives_none() {
        membership
                .givenNoPriorActivity()
                .when(add("o-1", 99, NOW), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void the_same_order_twice_gives_once() {
        membership
                .given(added("o-1", 1199, 11, 11, NOW))
                .when(add("o-1", 1199, NOW), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void partial_refunds_take_exactly_what_the_whole_gave() {
        membership
                .given(added("o-1", 1199, 11, 11, NOW))
                .when(reduce("o-1", "r-1", 1199, 1000, NOW), recordedAt(NOW))
                .expectEvents(reduced("o-1", "r-1", 1000, 1, 10, NOW));
        membership
                .given(added("o-1", 1199, 11, 11, NOW), reduced("o-1", "r-1", 1000, 1, 10, NOW))
                .when(reduce("o-1", "r-2", 1199, 0, NOW), recordedAt(NOW))
                .expectEvents(reduced("o-1", "r-2", 0, 10, 0, NOW));
    }

    @Test
    void a_refund_that_leaves_the_same_whole_units_takes_none() {
        membership
                .given(added("o-1", 1199, 11, 11, NOW))
                .when(reduce("o-1", "r-1", 1199, 1100, NOW), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void the_same_refund_twice_or_an_earlier_one_told_late_takes_nothing_more() {
        membership
                .given(added("o-1", 1199, 11, 11, NOW), reduced("o-1", "r-2", 500, 6, 5, NOW))
                .when(reduce("o-1", "r-2", 1199, 500, NOW), recordedAt(NOW))
                .expectNoEvents();
        membership
                .given(added("o-1", 1199, 11, 11, NOW), reduced("o-1", "r-2", 500, 6, 5, NOW))
                .when(reduce("o-1", "r-1", 1199, 1000, NOW), recordedAt(NOW))
                .expectNoEvents();
    }

    @Test
    void a_refund_seen_before_its_payment_is_noted_and_the_payment_then_gives_by_its_net() {
        membership
                .givenNoPriorActivity()
                .when(reduce("o-1", "r-1", 1199, 500, NOW), recordedAt(NOW))
                .expectEvents(reduced("o-1", "r-1", 500, 0, 0, NOW));
        membership
                .given(reduced("o-1", "r-1", 500, 0, 0, NOW))
                .when(add("o-1", 1199, NOW), recordedAt(NOW))
                .expectEvents(added("o-1", 500, 5, 5, NOW));
        membership
                .given(reduced("o-1", "r-1", 500, 0, 0, NOW), added("o-1", 500, 5, 5, NOW))
                .when(reduce("o-1", "r-2", 1199, 0, NOW), recordedAt(NOW))
                .expectEvents(reduced("o-1", "r-2", 0, 5, 0, NOW));
    }

    @Test
    void a_payment_whose_whole_refund_was_seen_before_gives_none() {
        membership
                .given(reduced("o-1", "r-1", 0, 0, 0, NOW))
                .when(add("o-1", 1199, NOW), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_refund_of_an_order_that_never_gave_any_is_not_noted() {
        membership
                .givenNoPriorActivity()
                .when(reduce("o-1", "r-1", 99, 0, NOW), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void growth_is_taken_back_at_the_rate_at_which_it_was_given() {
        membership
                .given(added("o-1", 1000, 20, 20, NOW))
                .when(reduce("o-1", "r-1", 1000, 500, NOW), recordedAt(NOW))
                .expectEvents(reduced("o-1", "r-1", 500, 10, 10, NOW));
    }

    @Test
    void an_order_counts_to_the_last_moment_of_the_window() {
        membership
                .givenNoPriorActivity()
                .when(add("o-1", 100, NOW), recordedAt(END.minusNanos(1)))
                .expectEvents(added("o-1", 100, 1, 1, NOW));
        membership
                .givenNoPriorActivity()
                .when(add("o-1", 100, NOW), recordedAt(END))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void what_has_left_the_window_counts_no_more_and_its_refund_lowers_nothing() {
        membership
                .given(added("o-1", 10_000, 100, 100, NOW))
                .when(add("o-2", 100, END), recordedAt(END))
                .expectEvents(added("o-2", 100, 1, 1, END));
        membership
                .given(added("o-1", 10_000, 100, 100, NOW), added("o-2", 100, 1, 1, END))
                .when(reduce("o-1", "r-1", 10_000, 0, END), recordedAt(END))
                .expectEvents(reduced("o-1", "r-1", 0, 100, 1, END));
    }

    @Test
    void a_refund_in_old_history_of_an_order_that_no_longer_counts_is_not_noted() {
        membership
                .givenNoPriorActivity()
                .when(reduce("o-1", "r-1", 10_000, 0, NOW), recordedAt(END))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void an_order_a_few_minutes_ahead_counts_at_once() {
        Instant ahead = NOW.plus(Duration.ofMinutes(5));
        membership
                .givenNoPriorActivity()
                .when(add("o-1", 100, ahead), recordedAt(NOW))
                .expectEvents(added("o-1", 100, 1, 1, ahead));
    }

    @Test
    void a_task_gives_growth_once() {
        membership
                .givenNoPriorActivity()
                .when(grant("t-1", 50, NOW), recordedAt(NOW))
                .expectEvents(granted("t-1", 50, 50, NOW));
        membership
                .given(granted("t-1", 50, 50, NOW))
                .when(grant("t-1", 50, END), recordedAt(END))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refuses_the_same_task_with_another_amount() {
        membership
                .given(granted("t-1", 50, 50, NOW))
                .when(grant("t-1", 51, NOW), recordedAt(NOW))
                .expectException(refusal("task-clash"));
    }

    @Test
    void refuses_a_task_of_somebody_unknown() {
        membership
                .givenNoPriorActivity()
                .when(new GrantTaskGrowth(NOBODY, new TaskId("t"), 1, "survey", NOW), recordedAt(NOW))
                .expectException(refusal("unknown-customer"))
                .expectNoEvents();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29T02:00:00Z, 2025-02-28T02:00:00Z",
        "2023-02-28T17:00:00Z, 2024-02-29T17:00:00Z",
        "2026-08-31T02:00:00Z, 2027-08-31T02:00:00Z"
    })
    void the_window_is_counted_on_the_calendar_of_the_programmes_zone(Instant earnedAt, Instant until) {
        assertThat(GrowthPolicy.countsUntil(earnedAt, Programme.DEFAULT)).isEqualTo(until);
    }
}
