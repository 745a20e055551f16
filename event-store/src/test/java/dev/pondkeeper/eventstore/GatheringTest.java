package dev.pondkeeper.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GatheringTest {
    static final long ROUND_TRIP = TimeUnit.MILLISECONDS.toNanos(4);
    static final long QUARTER = TimeUnit.MILLISECONDS.toNanos(1);

    final Gathering gathering = new Gathering();

    @Test
    void before_the_first_answer_nobody_is_waited_for() {
        assertThat(gathering.patience(1)).isZero();
    }

    @Test
    void one_client_alone_never_waits() {
        gathering.answered(1, 0, ROUND_TRIP);
        assertThat(gathering.patience(1)).isZero();
    }

    @Test
    void those_who_were_just_answered_are_waited_for_a_quarter_of_a_round_trip() {
        gathering.answered(8, 8, ROUND_TRIP);
        assertThat(gathering.patience(8)).isEqualTo(QUARTER);
        assertThat(gathering.expected()).isEqualTo(16);
    }

    @Test
    void when_all_are_here_nobody_waits() {
        gathering.answered(8, 8, ROUND_TRIP);
        assertThat(gathering.patience(16)).isZero();
    }

    @Test
    void where_the_store_is_near_nobody_waits() {
        gathering.answered(8, 8, TimeUnit.MICROSECONDS.toNanos(900));
        assertThat(gathering.patience(8)).isZero();
    }

    @Test
    void where_the_store_is_on_the_other_side_of_the_world_a_wait_stays_short() {
        gathering.answered(8, 8, TimeUnit.MILLISECONDS.toNanos(200));
        assertThat(gathering.patience(8)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(5));
    }

    @Test
    void one_slow_answer_makes_waits_a_little_longer_and_one_quick_one_shortens_them_at_once() {
        gathering.answered(8, 8, ROUND_TRIP);
        gathering.answered(8, 8, 100 * ROUND_TRIP);
        assertThat(gathering.patience(8)).isEqualTo(QUARTER * 5 / 4);
        gathering.answered(8, 8, ROUND_TRIP / 2);
        assertThat(gathering.patience(8)).isEqualTo(QUARTER / 2);
    }

    @Test
    void a_wait_for_nobody_is_not_repeated_at_once_and_more_and_more_seldom() {
        for (int leftOut = 1; leftOut <= 64; leftOut *= 2) {
            waitedInVain();
            assertLeavesOut(leftOut);
        }
        waitedInVain();
        assertLeavesOut(64);
    }

    @Test
    void a_wait_that_saved_more_than_it_cost_is_repeated() {
        waitedInVain();
        assertLeavesOut(1);
        waitedInVain();
        assertLeavesOut(2);
        gathering.waited(8, 2, QUARTER);
        assertThat(gathering.patience(8)).isEqualTo(QUARTER);
        gathering.waited(8, 1, QUARTER);
        assertLeavesOut(1);
    }

    private void waitedInVain() {
        gathering.answered(8, 8, ROUND_TRIP);
        gathering.waited(8, 0, QUARTER);
    }

    private void assertLeavesOut(int batches) {
        for (int i = 0; i < batches; i++) {
            assertThat(gathering.patience(8)).isZero();
        }
        assertThat(gathering.patience(8)).isEqualTo(QUARTER);
    }
}
