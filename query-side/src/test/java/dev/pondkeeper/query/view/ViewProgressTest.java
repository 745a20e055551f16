package dev.pondkeeper.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewProgressTest {

    private final List<Long> steps = new ArrayList<>();
    private final ViewProgress progress = new ViewProgress(() -> steps.add(position()));

    @Test
    void an_event_of_no_interest_is_seen_at_once_when_nothing_is_being_written() {
        progress.seen(0, false);
        progress.seen(1, false);

        assertThat(steps).containsExactly(0L, 1L);
    }

    @Test
    void an_event_of_no_interest_waits_for_what_is_being_written_before_it() {
        progress.seen(0, true);
        progress.seen(1, true);
        progress.seen(2, false);
        assertThat(position()).isEqualTo(-1);

        progress.committed(0);
        assertThat(position()).isZero();

        progress.committed(1);
        assertThat(position()).isEqualTo(2);
    }

    @Test
    void events_that_come_again_after_a_failure_do_not_move_it_back() {
        progress.seen(0, true);
        progress.committed(0);
        progress.seen(1, true);
        progress.seen(2, false);

        progress.seen(1, true);
        progress.committed(1);
        assertThat(position()).isEqualTo(1);

        progress.seen(2, false);
        assertThat(position()).isEqualTo(2);
    }

    @Test
    void starts_over_when_the_view_does() {
        progress.seen(7, false);

        progress.reset();

        assertThat(position()).isEqualTo(-1);
        progress.seen(0, false);
        assertThat(position()).isZero();
    }

    private long position() {
        return progress.position();
    }
}
