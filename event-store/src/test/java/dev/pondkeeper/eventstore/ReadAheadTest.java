package dev.pondkeeper.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    final List<Long> asked = new ArrayList<>();
    long ends = 29;
    final Deque<Runnable> fetching = new ArrayDeque<>();
    final ReadAhead ahead = new ReadAhead(this::page, fetching::add);

    @Test
    void one_page_is_ahead_and_not_more() throws Exception {
        assertThat(ahead.after(-1).to()).isEqualTo(9);
        assertThat(fetching).hasSize(1);
        fetching.remove().run();
        assertThat(fetching).isEmpty();
        assertThat(asked).containsExactly(-1L, 9L);
        assertThat(ahead.after(9).to()).isEqualTo(19);
        assertThat(asked).containsExactly(-1L, 9L);
    }

    @Test
    void behind_the_last_page_nothing_is_fetched() throws Exception {
        assertThat(ahead.after(20).full()).isFalse();
        assertThat(fetching).isEmpty();
    }

    @Test
    void a_page_ahead_of_another_place_is_not_taken() throws Exception {
        ahead.after(-1);
        fetching.remove().run();
        assertThat(ahead.after(14).after()).isEqualTo(14);
        assertThat(asked).containsExactly(-1L, 9L, 14L);
    }

    @Test
    void a_page_that_was_empty_when_it_was_fetched_is_asked_for_again() throws Exception {
        ahead.after(9);
        ends = 19;
        fetching.remove().run();
        ends = 29;
        assertThat(ahead.after(19).to()).isEqualTo(29);
        assertThat(asked).containsExactly(9L, 19L, 19L);
    }

    @Test
    void what_failed_ahead_is_told_and_read_again() throws Exception {
        ReadAhead failing = new ReadAhead(
                after -> {
                    if (asked.size() == 1) {
                        asked.add(after);
                        throw new StoreUnreachable(new IllegalStateException("away"));
                    }
                    return page(after);
                },
                Runnable::run);
        failing.after(-1);
        assertThatThrownBy(() -> failing.after(9)).isInstanceOf(StoreUnreachable.class);
        assertThat(failing.after(9).to()).isEqualTo(19);
    }

    /** Pages of ten positions each, as many as there are at that time. */
    private LedgerPage page(long after) {
        asked.add(after);
        if (after >= ends) return LedgerPage.of(after, List.of(), 1);
        return new LedgerPage(
                after, after + 10, after + 10 < 29, List.of(new RawBsonDocument(new byte[] {5, 0, 0, 0, 0})));
    }
}
