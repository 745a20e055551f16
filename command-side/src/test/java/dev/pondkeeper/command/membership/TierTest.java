package dev.pondkeeper.command.membership;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.NOBODY;
import static dev.pondkeeper.command.Decisions.NOW;
import static dev.pondkeeper.command.Decisions.recordedAt;
import static dev.pondkeeper.command.Decisions.refusal;
import static dev.pondkeeper.command.membership.Story.END;
import static dev.pondkeeper.command.membership.Story.GRACE_END;
import static dev.pondkeeper.command.membership.Story.NEXT_END;
import static dev.pondkeeper.command.membership.Story.add;
import static dev.pondkeeper.command.membership.Story.added;
import static dev.pondkeeper.command.membership.Story.evaluated;
import static dev.pondkeeper.command.membership.Story.grant;
import static dev.pondkeeper.command.membership.Story.granted;
import static dev.pondkeeper.command.membership.Story.moved;
import static dev.pondkeeper.command.membership.Story.reduce;
import static dev.pondkeeper.command.membership.Story.reduced;
import static dev.pondkeeper.command.membership.Story.set;
import static dev.pondkeeper.command.membership.Story.settle;
import static dev.pondkeeper.command.membership.Story.tierSet;

import dev.pondkeeper.command.Decisions;
import dev.pondkeeper.kernel.membership.MembershipCommand.EvaluateTier;
import dev.pondkeeper.kernel.membership.MembershipCommand.SetTier;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierChanged;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierEvaluated;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class TierTest {

    /** A year after the fall at the end of the grace, and the end of the grace after that. */
    private static final Instant YEAR_ON = Instant.parse("2028-03-31T02:00:00Z");

    private static final Instant YEAR_ON_GRACE = Instant.parse("2028-04-30T02:00:00Z");
    private static final Instant JUNE = Instant.parse("2027-06-01T02:00:00Z");

    private static final TierChanged SILVER = moved("BRONZE", "SILVER", "GROWTH", 1000, 1000, END, NOW);
    private static final TierChanged GOLD = moved("BRONZE", "GOLD", "GROWTH", 5000, 5000, END, NOW);
    private static final TierEvaluated IN_GRACE =
            evaluated("SILVER", "GRACE", "SILVER", "BRONZE", 0, END, GRACE_END, END);

    private final FixtureConfiguration<Membership> membership = Decisions.of(Membership.class);

    @Test
    void a_tier_is_reached_with_the_last_point_of_its_threshold_and_at_once() {
        membership
                .givenNoPriorActivity()
                .when(grant("t-1", 999, NOW), recordedAt(NOW))
                .expectEvents(granted("t-1", 999, 999, NOW));
        membership
                .given(granted("t-1", 999, 999, NOW))
                .when(add("o-1", 100, NOW), recordedAt(NOW))
                .expectEvents(added("o-1", 100, 1, 1000, NOW), SILVER);
    }

    @Test
    void one_big_order_goes_straight_to_the_highest_tier_reached() {
        membership
                .givenNoPriorActivity()
                .when(add("o-1", 2_000_000, NOW), recordedAt(NOW))
                .expectEvents(
                        added("o-1", 2_000_000, 20_000, 20_000, NOW),
                        moved("BRONZE", "PLATINUM", "GROWTH", 20_000, 20_000, END, NOW));
    }

    @Test
    void more_growth_within_a_tier_moves_nobody() {
        membership
                .given(granted("t-1", 1000, 1000, NOW), SILVER)
                .when(grant("t-2", 3999, NOW), recordedAt(NOW))
                .expectEvents(granted("t-2", 3999, 4999, NOW));
    }

    @Test
    void an_order_cancelled_after_the_tier_rose_because_of_it_takes_the_growth_and_leaves_the_tier_to_its_evaluation() {
        membership
                .given(added("o-1", 100_000, 1000, 1000, NOW), SILVER)
                .when(reduce("o-1", "r-1", 100_000, 0, NOW), recordedAt(NOW))
                .expectEvents(reduced("o-1", "r-1", 0, 1000, 0, NOW));
        membership
                .given(added("o-1", 100_000, 1000, 1000, NOW), SILVER, reduced("o-1", "r-1", 0, 1000, 0, NOW))
                .when(settle(GRACE_END), recordedAt(GRACE_END))
                .expectEvents(
                        IN_GRACE,
                        evaluated("SILVER", "LOWERED", "BRONZE", "BRONZE", 0, null, null, GRACE_END),
                        moved("SILVER", "BRONZE", "EVALUATION", 0, 0, null, GRACE_END));
    }

    @Test
    void is_evaluated_at_exactly_its_date_and_not_a_moment_before() {
        membership
                .given(granted("t-1", 1000, 1000, NOW), SILVER)
                .when(settle(END), recordedAt(END.minusNanos(1)))
                .expectNoEvents();
        membership
                .given(granted("t-1", 1000, 1000, NOW), SILVER)
                .when(settle(END), recordedAt(END))
                .expectEvents(IN_GRACE);
    }

    @Test
    void who_earned_it_again_keeps_it_for_another_year() {
        Instant midYear = NOW.plus(Duration.ofDays(180));
        membership
                .given(granted("t-1", 1000, 1000, NOW), SILVER, granted("t-2", 1000, 2000, midYear))
                .when(settle(END), recordedAt(END))
                .expectEvents(evaluated("SILVER", "KEPT", "SILVER", "SILVER", 1000, NEXT_END, null, END));
    }

    @Test
    void falls_one_level_at_the_end_of_the_grace_and_not_a_moment_before() {
        membership
                .given(granted("t-1", 1000, 1000, NOW), SILVER, IN_GRACE)
                .when(settle(GRACE_END), recordedAt(GRACE_END.minusNanos(1)))
                .expectNoEvents();
        membership
                .given(granted("t-1", 1000, 1000, NOW), SILVER, IN_GRACE)
                .when(settle(GRACE_END), recordedAt(GRACE_END))
                .expectEvents(
                        evaluated("SILVER", "LOWERED", "BRONZE", "BRONZE", 0, null, null, GRACE_END),
                        moved("SILVER", "BRONZE", "EVALUATION", 0, 0, null, GRACE_END));
    }

    @Test
    void who_recovers_within_the_grace_keeps_the_tier() {
        membership
                .given(granted("t-1", 1000, 1000, NOW), SILVER, IN_GRACE, granted("t-2", 1000, 1000, END))
                .when(settle(GRACE_END), recordedAt(GRACE_END))
                .expectEvents(evaluated("SILVER", "KEPT", "SILVER", "SILVER", 1000, YEAR_ON, null, GRACE_END));
    }

    @Test
    void whoever_was_silent_for_years_falls_level_by_level_on_the_days_it_was_due() {
        membership
                .given(granted("t-1", 5000, 5000, NOW), GOLD)
                .when(settle(YEAR_ON_GRACE), recordedAt(YEAR_ON_GRACE))
                .expectEvents(
                        evaluated("GOLD", "GRACE", "GOLD", "BRONZE", 0, END, GRACE_END, END),
                        evaluated("GOLD", "LOWERED", "SILVER", "BRONZE", 0, YEAR_ON, null, GRACE_END),
                        moved("GOLD", "SILVER", "EVALUATION", 0, 1000, YEAR_ON, GRACE_END),
                        evaluated("SILVER", "GRACE", "SILVER", "BRONZE", 0, YEAR_ON, YEAR_ON_GRACE, YEAR_ON),
                        evaluated("SILVER", "LOWERED", "BRONZE", "BRONZE", 0, null, null, YEAR_ON_GRACE),
                        moved("SILVER", "BRONZE", "EVALUATION", 0, 0, null, YEAR_ON_GRACE));
    }

    @Test
    void staff_lifts_to_a_tier_until_a_date_which_is_its_evaluation_date() {
        membership
                .given(granted("t-1", 1000, 1000, NOW), SILVER)
                .when(set("GOLD", JUNE, NOW), recordedAt(NOW))
                .expectEvents(tierSet("GOLD", JUNE, NOW), moved("SILVER", "GOLD", "STAFF", 1000, 5000, JUNE, NOW));
        membership
                .given(tierSet("GOLD", JUNE, NOW), moved("BRONZE", "GOLD", "STAFF", 0, 5000, JUNE, NOW))
                .when(settle(JUNE), recordedAt(JUNE.minusNanos(1)))
                .expectNoEvents();
        membership
                .given(tierSet("GOLD", JUNE, NOW), moved("BRONZE", "GOLD", "STAFF", 0, 5000, JUNE, NOW))
                .when(settle(JUNE), recordedAt(JUNE))
                .expectEvents(
                        evaluated("GOLD", "GRACE", "GOLD", "BRONZE", 0, JUNE, JUNE.plus(Duration.ofDays(30)), JUNE));
    }

    @Test
    void a_floor_below_the_tier_holds_nobody_down_and_catches_whoever_falls() {
        membership
                .given(granted("t-1", 5000, 5000, NOW), GOLD)
                .when(set("SILVER", JUNE, NOW), recordedAt(NOW))
                .expectEvents(tierSet("SILVER", JUNE, NOW));
        membership
                .given(granted("t-1", 1000, 1000, NOW), SILVER, tierSet("SILVER", JUNE, NOW))
                .when(settle(END), recordedAt(END))
                .expectEvents(evaluated("SILVER", "FLOOR", "SILVER", "BRONZE", 0, JUNE, null, END));
    }

    @Test
    void the_same_tier_set_twice_is_set_once() {
        membership
                .given(tierSet("BRONZE", JUNE, NOW))
                .when(set("BRONZE", JUNE, NOW), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refuses_to_set_a_tier_there_is_not_or_for_no_time() {
        membership
                .givenNoPriorActivity()
                .when(set("JADE", JUNE, NOW), recordedAt(NOW))
                .expectException(refusal("unknown-tier"));
        membership
                .givenNoPriorActivity()
                .when(set("GOLD", NOW, NOW), recordedAt(NOW))
                .expectException(refusal("tier-floor-over"));
    }

    @Test
    void refuses_to_set_the_tier_of_somebody_unknown() {
        membership
                .givenNoPriorActivity()
                .when(new SetTier(NOBODY, "GOLD", JUNE, "guest", NOW), recordedAt(NOW))
                .expectException(refusal("unknown-customer"));
    }

    @Test
    void an_evaluation_asked_for_before_its_date_tells_the_totals_and_moves_nobody_down() {
        TierEvaluated kept = evaluated("GOLD", "KEPT", "GOLD", "SILVER", 1000, END, null, NOW);
        membership
                .given(granted("t-1", 1000, 1000, NOW), GOLD)
                .when(new EvaluateTier(LI_LEI, NOW), recordedAt(NOW))
                .expectEvents(kept);
        membership
                .given(granted("t-1", 1000, 1000, NOW), GOLD, kept)
                .when(new EvaluateTier(LI_LEI, NOW), recordedAt(NOW.plusSeconds(60)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void an_evaluation_lifts_whoever_a_newer_table_would_have_let_in() {
        membership
                .given(granted("t-1", 1000, 1000, NOW))
                .when(new EvaluateTier(LI_LEI, NOW), recordedAt(NOW))
                .expectEvents(
                        evaluated("BRONZE", "RAISED", "SILVER", "SILVER", 1000, END, null, NOW),
                        moved("BRONZE", "SILVER", "EVALUATION", 1000, 1000, END, NOW));
    }

    @Test
    void an_evaluation_on_its_date_is_recorded_once_though_it_fell_due_and_was_asked_for() {
        membership
                .given(granted("t-1", 1000, 1000, NOW), SILVER)
                .when(new EvaluateTier(LI_LEI, END), recordedAt(END))
                .expectEvents(IN_GRACE);
    }

    @Test
    void refuses_to_evaluate_somebody_unknown() {
        membership
                .givenNoPriorActivity()
                .when(new EvaluateTier(NOBODY, NOW), recordedAt(NOW))
                .expectException(refusal("unknown-customer"));
    }
}
