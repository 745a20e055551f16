package dev.pondkeeper.eventstore;

import static dev.pondkeeper.eventstore.Ledgers.draft;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreshCommitsTest {
    final FreshCommits fresh = new FreshCommits(6);
    final List<LedgerCommit> commits = threeCommitsOfTwoEvents();

    @Test
    void what_follows_the_position_is_handed_over_once() {
        fresh.add(commits);
        assertThat(fresh.takeAfter(-1)).isEqualTo(commits);
        assertThat(fresh.takeAfter(-1)).isEmpty();
    }

    @Test
    void behind_a_gap_that_another_process_filled_nothing_is_handed_over_until_it_is_read() {
        fresh.add(commits.subList(1, 3));
        assertThat(fresh.takeAfter(-1)).isEmpty();
        assertThat(fresh.takeAfter(1)).isEqualTo(commits.subList(1, 3));
    }

    @Test
    void only_up_to_the_next_gap() {
        fresh.add(commits.subList(0, 1));
        fresh.add(commits.subList(2, 3));
        assertThat(fresh.takeAfter(-1)).isEqualTo(commits.subList(0, 1));
        assertThat(fresh.takeAfter(3)).isEqualTo(commits.subList(2, 3));
    }

    @Test
    void what_was_read_from_the_store_meanwhile_is_dropped() {
        fresh.add(commits);
        assertThat(fresh.takeAfter(3)).isEqualTo(commits.subList(2, 3));
    }

    @Test
    void the_oldest_give_way_when_there_are_too_many_events() {
        FreshCommits small = new FreshCommits(4);
        small.add(commits);
        assertThat(small.takeAfter(-1)).isEmpty();
        assertThat(small.takeAfter(1)).isEqualTo(commits.subList(1, 3));
    }

    private static List<LedgerCommit> threeCommitsOfTwoEvents() {
        MemoryStore store = new MemoryStore();
        GroupCommit group = new GroupCommit(store, Clock.systemUTC(), LedgerSettings.defaults(), landed -> {});
        for (String stream : List.of("a", "b", "c")) {
            group.append(new WaitingCommit(draft(stream, 0, 1), null));
        }
        return store.all();
    }
}
