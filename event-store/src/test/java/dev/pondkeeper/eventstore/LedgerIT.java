package dev.pondkeeper.eventstore;

import static dev.pondkeeper.eventstore.Ledgers.draft;
import static dev.pondkeeper.eventstore.Ledgers.event;
import static dev.pondkeeper.eventstore.Ledgers.keyed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerIT {
    final Ledger ledger = Ledgers.fresh();

    @Test
    void an_empty_ledger_ends_at_minus_one() {
        assertThat(ledger.tail()).isEqualTo(-1);
        assertThat(ledger.read(-1, 10)).isEmpty();
        assertThat(ledger.headOf("a")).isEmpty();
    }

    @Test
    void positions_count_events_and_have_no_gap() {
        assertThat(ledger.append(draft("a", 0, 2)).position()).isZero();
        assertThat(ledger.append(draft("b", 0, 0)).position()).isEqualTo(3);
        assertThat(ledger.append(draft("a", 3, 4)).position()).isEqualTo(4);
        assertThat(ledger.tail()).isEqualTo(5);
    }

    @Test
    void what_was_appended_is_what_is_read() {
        LedgerCommit written = ledger.append(draft(
                new CommitIntent("client/k\"1", "f00d", "a"),
                event("a", 0),
                new EventDraft(
                        "lonely",
                        "lonely",
                        null,
                        0,
                        "Noted",
                        null,
                        Instant.parse("1997-01-01T12:00:00.123Z"),
                        "{\"text\":\"池塘 🐟\"}",
                        Map.of())));
        assertThat(ledger.read(-1, 1)).containsExactly(written);
        assertThat(written.result()).isEqualTo("{\"aggregateId\":\"a\",\"version\":0}");
        assertThat(written.events().get(1).isAlone()).isTrue();
    }

    @Test
    void a_read_from_inside_a_commit_begins_with_that_commit() {
        ledger.append(draft("a", 0, 4));
        LedgerCommit second = ledger.append(draft("a", 5, 9));
        assertThat(ledger.read(6, 10)).containsExactly(second);
        assertThat(ledger.read(2, 10)).hasSize(2);
        assertThat(ledger.read(9, 10)).isEmpty();
        assertThat(ledger.findByPosition(7)).contains(second);
    }

    @Test
    void a_long_stream_is_read_in_order_from_any_sequence() {
        for (int seq = 0; seq < 600; seq += 3) {
            ledger.append(draft("a", seq, seq + 2));
            ledger.append(draft("b" + seq, 0, 0));
        }
        assertThat(ledger.readStream("a", 0).map(LedgerEvent::seq)).hasSize(600).isSorted();
        assertThat(ledger.readStream("a", 500).map(LedgerEvent::seq).findFirst())
                .contains(500L);
        assertThat(ledger.headOf("a")).hasValue(599);
    }

    @Test
    void the_second_at_a_sequence_loses_and_leaves_nothing() {
        ledger.append(draft("a", 0, 1));
        assertThatThrownBy(() -> ledger.append(draft(null, event("b", 0), event("a", 1))))
                .isInstanceOfSatisfying(SequenceTaken.class, taken -> assertThat(taken.event().stream())
                        .isEqualTo("a"));
        assertThat(ledger.headOf("b")).isEmpty();
        assertThat(ledger.tail()).isEqualTo(1);
        assertThat(ledger.append(draft("b", 0, 0)).position()).isEqualTo(2);
    }

    @Test
    void a_range_that_overlaps_from_below_loses() {
        ledger.append(draft("a", 0, 0));
        ledger.append(draft("a", 1, 3));
        assertThatThrownBy(() -> ledger.append(draft("a", 3, 5))).isInstanceOf(SequenceTaken.class);
        assertThatThrownBy(() -> ledger.append(draft("a", 2, 9))).isInstanceOf(SequenceTaken.class);
    }

    @Test
    void a_key_is_taken_once_and_names_its_first_commit() {
        LedgerCommit first = ledger.append(keyed("client/1", "a", 0));
        assertThatThrownBy(() -> ledger.append(keyed("client/1", "b", 0)))
                .isInstanceOfSatisfying(CommitKeyTaken.class, taken -> {
                    assertThat(taken.key()).isEqualTo("client/1");
                    assertThat(taken.first()).isEqualTo(first);
                });
        assertThat(ledger.findByKey("client/1")).contains(first);
        assertThat(ledger.tail()).isZero();
    }

    @Test
    void commits_without_a_key_do_not_meet() {
        ledger.append(draft("a", 0, 0));
        ledger.append(draft("b", 0, 0));
        assertThat(ledger.tail()).isEqualTo(1);
    }

    @Test
    void the_version_of_a_target_outside_the_commit_is_its_head() {
        ledger.append(draft("a", 0, 4));
        LedgerCommit other = ledger.append(draft(new CommitIntent("k", "f", "a"), event("b", 0)));
        assertThat(other.result()).isEqualTo("{\"aggregateId\":\"a\",\"version\":4}");
    }

    @Test
    void one_event_id_twice_in_a_commit_is_refused() {
        EventDraft event = event("a", 0);
        EventDraft twin = new EventDraft(
                event.id(), "b", "thing", 0, event.type(), "1", event.time(), event.payload(), event.meta());
        assertThatThrownBy(() -> draft(null, event, twin)).isInstanceOf(SequenceTaken.class);
    }

    @Test
    void a_gap_inside_a_commit_is_refused() {
        assertThatThrownBy(() -> draft(null, event("a", 0), event("a", 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from sequence 0 to 2");
    }

    @Test
    void half_a_character_is_refused_because_it_would_not_read_back() {
        EventDraft event = event("a", 0);
        EventDraft broken = new EventDraft(
                event.id(), "a", "thing", 0, event.type(), "1", event.time(), "{\"t\":\"\uD83D\"}", event.meta());
        assertThatThrownBy(() -> ledger.append(draft(null, broken)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("surrogate");
        assertThat(ledger.tail()).isEqualTo(-1);
    }

    @Test
    void a_commit_too_large_is_refused_before_it_is_sent() {
        EventDraft event = event("a", 0);
        EventDraft large = new EventDraft(
                event.id(), "a", "thing", 0, event.type(), "1", event.time(), "x".repeat(16 << 20), event.meta());
        assertThatThrownBy(() -> ledger.append(draft(null, large))).isInstanceOf(CommitTooLarge.class);
    }

    @Test
    void recorded_time_never_runs_backwards() {
        SettableClock clock = new SettableClock(Instant.parse("2026-05-01T10:00:00Z"));
        Ledger skewed = Ledger.builder()
                .database(TestStore.freshDatabase())
                .clock(clock)
                .build();
        skewed.append(draft("a", 0, 0));
        clock.advance(Duration.ofHours(-1));
        LedgerCommit behind = skewed.append(draft("a", 1, 1));
        assertThat(behind.at()).isEqualTo(Instant.parse("2026-05-01T10:00:00Z"));
    }

    @Test
    void the_last_position_before_a_time_is_found() {
        Instant start = Instant.parse("2026-05-01T10:00:00Z");
        SettableClock clock = new SettableClock(start);
        Ledger timed = Ledger.builder()
                .database(TestStore.freshDatabase())
                .clock(clock)
                .build();
        for (int i = 0; i < 20; i++) {
            timed.append(draft("s" + i, 0, i % 3));
            clock.advance(Duration.ofMinutes(1));
        }
        List<LedgerCommit> commits = timed.read(-1, 100);
        for (int i = 0; i < 20; i++) {
            assertThat(timed.lastPositionBefore(start.plus(Duration.ofMinutes(i))))
                    .isEqualTo(commits.get(i).position() - 1);
        }
        assertThat(timed.lastPositionBefore(start.plus(Duration.ofDays(1)))).isEqualTo(timed.tail());
        assertThat(timed.lastPositionBefore(start.minus(Duration.ofDays(1)))).isEqualTo(-1);
    }

    @Test
    void listeners_hear_the_new_tail_until_they_leave() {
        List<LedgerCommit> heard = new ArrayList<>();
        Subscription listening = ledger.onAppend(heard::addAll);
        LedgerCommit first = ledger.append(draft("a", 0, 2));
        listening.close();
        ledger.append(draft("a", 3, 3));
        assertThat(heard).containsExactly(first);
    }

    @Test
    void a_second_ledger_on_the_same_collection_goes_on_where_the_first_is() {
        var database = TestStore.freshDatabase();
        Ledger first = Ledgers.over(database);
        Ledger second = Ledgers.over(database);
        first.append(draft("a", 0, 0));
        second.append(draft("b", 0, 0));
        first.append(draft("a", 1, 1));
        assertThat(first.tail()).isEqualTo(2);
        assertThat(second.verify(step -> {}).isIntact()).isTrue();
    }
}
