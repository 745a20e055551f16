package dev.pondkeeper.eventstore;

import static dev.pondkeeper.eventstore.Ledgers.draft;
import static dev.pondkeeper.eventstore.Ledgers.event;
import static dev.pondkeeper.eventstore.Ledgers.keyed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;

/**
 * Each defect that event stores are known for, put back in on purpose: the invariants that the other tests check must break. A
 * check that holds for a sound ledger and for a damaged one alike would be asleep.
 */
class SuiteIsAwakeTest {
    static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    final MemoryStore store = new MemoryStore();
    final CyclicBarrier barrier = new CyclicBarrier(4);

    @Test
    void nothing_is_wrong_with_a_sound_ledger() throws Exception {
        GroupCommit group = group(store);
        race(writer -> group.append(waiting(keyed("k" + writer, "s" + writer, 0))));
        Invariants.check(store.all());
    }

    @Test
    void a_reader_that_looks_back_by_time_misses_what_came_late() {
        SettableClock slow = new SettableClock(NOON);
        GroupCommit group = new GroupCommit(store, slow, LedgerSettings.defaults(), tail -> {});
        group.append(waiting(draft("a", 0, 0)));
        LedgerCommit late = at(NOON.minusSeconds(2), draft("b", 0, 0));
        LongFunction<List<LedgerCommit>> byPosition = after ->
                store.all().stream().filter(commit -> commit.position() > after).toList();
        List<LedgerCommit> seen = new ArrayList<>(byPosition.apply(-1));
        store.insert(List.of(late));
        seen.addAll(byPosition.apply(0));
        Invariants.sawAll(store.all(), seen);

        Instant horizon = NOON.minus(Duration.ofSeconds(1));
        List<LedgerCommit> seenByTime = store.all().stream()
                .filter(commit -> commit.at().isAfter(horizon))
                .toList();
        assertThatThrownBy(() -> Invariants.sawAll(store.all(), seenByTime)).isInstanceOf(AssertionError.class);
    }

    @Test
    void recorded_times_that_run_backwards_are_found() {
        store.insert(List.of(at(NOON, draft("a", 0, 0))));
        store.insert(List.of(at(NOON.minusSeconds(2), draft("b", 0, 0))));
        assertThatThrownBy(() -> Invariants.check(store.all())).hasMessageContaining("recorded before");
    }

    @Test
    void a_commit_written_event_by_event_leaves_a_half_behind() {
        CommitStore eventByEvent = new PassingStore(store) {
            @Override
            public void insert(List<LedgerCommit> commits) {
                for (LedgerCommit commit : commits) {
                    for (LedgerEvent event : commit.events()) {
                        super.insert(List.of(only(commit, event)));
                    }
                }
            }
        };
        store.insert(List.of(at(NOON, draft("b", 0, 0))));
        CommitDraft both = draft(null, event("a", 0), event("b", 0));
        assertThatThrownBy(() -> group(eventByEvent).append(waiting(both))).isInstanceOf(SequenceTaken.class);
        assertThatThrownBy(() -> Invariants.leftNothing(store.all(), both)).isInstanceOf(AssertionError.class);
        Invariants.leftNothing(store.all(), draft(null, event("c", 0)));
    }

    @Test
    void a_key_checked_before_the_commit_instead_of_in_it_is_taken_twice() throws Exception {
        MemoryStore keyless = new MemoryStore() {
            @Override
            boolean takesKey(String key) {
                return true;
            }
        };
        GroupCommit group = group(keyless);
        race(writer -> {
            boolean free = keyless.byKey("k").isEmpty();
            awaitOthers();
            assertThat(free).isTrue();
            return group.append(waiting(keyed("k", "s" + writer, 0)));
        });
        assertThatThrownBy(() -> Invariants.check(keyless.all())).hasMessageContaining("key k");
    }

    @Test
    void a_position_from_a_counter_leaves_a_hole_where_a_commit_failed() {
        long counter = 0;
        store.insert(List.of(placed(counter++, draft("a", 0, 0))));
        counter++; // drawn by a commit that then failed
        store.insert(List.of(placed(counter++, draft("b", 0, 0))));
        assertThat(counter).isEqualTo(3);
        assertThatThrownBy(() -> Invariants.check(store.all())).hasMessageContaining("hole at 1");
    }

    @Test
    void an_empty_commit_is_refused_before_it_is_a_document() {
        assertThatThrownBy(() -> CommitDraft.of(null, List.of())).isInstanceOf(IllegalArgumentException.class);
        LedgerCommit empty =
                waiting(new CommitDraft(null, List.of(), List.of())).after(LedgerTail.EMPTY, NOON);
        assertThatThrownBy(() -> Invariants.check(List.of(empty))).hasMessageContaining("empty");
    }

    @Test
    void two_commands_in_one_commit_are_refused_because_one_key_would_be_lost() {
        UnitOfWork<?> batch = DefaultUnitOfWork.startAndGet(new GenericEventMessage<>("batch"));
        try {
            new CommitIntent("~policy/1", "f", "a").attachTo(batch);
            assertThatThrownBy(() -> new CommitIntent("~policy/2", "f", "b").attachTo(batch))
                    .isInstanceOf(IllegalStateException.class);
        } finally {
            batch.rollback();
        }
        store.insert(List.of(at(NOON, keyed("~policy/1", "a", 0))));
        assertThatThrownBy(() -> Invariants.keptKeys(store.all(), Set.of("~policy/1", "~policy/2")))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void an_overlapping_range_is_found_where_the_lock_is_one_entry_per_commit() {
        MemoryStore firstSequenceOnly = new MemoryStore() {
            @Override
            List<String> lockedBy(LedgerCommit commit) {
                return super.lockedBy(commit).subList(0, 1);
            }
        };
        GroupCommit group = group(firstSequenceOnly);
        group.append(waiting(draft("a", 0, 3)));
        group.append(waiting(draft("a", 2, 5)));
        assertThatThrownBy(() -> Invariants.check(firstSequenceOnly.all())).hasMessageContaining("stream a");

        GroupCommit sound = group(store);
        sound.append(waiting(draft("a", 0, 3)));
        assertThatThrownBy(() -> sound.append(waiting(draft("a", 2, 5)))).isInstanceOf(SequenceTaken.class);
    }

    @Test
    void a_gap_in_a_stream_is_found() {
        store.insert(List.of(at(NOON, draft("a", 0, 1))));
        store.insert(List.of(at(NOON, draft("a", 3, 3))));
        assertThatThrownBy(() -> Invariants.check(store.all())).hasMessageContaining("stream a");
    }

    @Test
    void batches_in_flight_at_once_break_the_chain() {
        LedgerCommit first = at(NOON, draft("a", 0, 0));
        LedgerCommit unaware = waiting(draft("b", 0, 0)).after(new LedgerTail(0, CommitHash.NONE, NOON), NOON);
        store.insert(List.of(first, unaware));
        assertThatThrownBy(() -> Invariants.check(store.all())).hasMessageContaining("chain");
    }

    private static GroupCommit group(CommitStore store) {
        return new GroupCommit(store, Clock.systemUTC(), LedgerSettings.defaults(), tail -> {});
    }

    private static WaitingCommit waiting(CommitDraft draft) {
        return new WaitingCommit(draft, null);
    }

    /** The draft at the end of the store, with this recorded time, whatever the time before it was. */
    private LedgerCommit at(Instant recorded, CommitDraft draft) {
        LedgerTail tail = store.last().map(LedgerTail::after).orElse(LedgerTail.EMPTY);
        return waiting(draft).after(new LedgerTail(tail.position(), tail.hash(), Instant.EPOCH), recorded);
    }

    private LedgerCommit placed(long position, CommitDraft draft) {
        CommitHash prev = store.last().map(LedgerCommit::hash).orElse(CommitHash.NONE);
        return waiting(draft).after(new LedgerTail(position - 1, prev, NOON), NOON);
    }

    private static LedgerCommit only(LedgerCommit commit, LedgerEvent event) {
        LedgerStream range = new LedgerStream(event.stream(), event.streamType(), event.seq(), event.seq());
        return new LedgerCommit(
                event.position(),
                1,
                commit.prev(),
                commit.hash(),
                commit.at(),
                null,
                null,
                null,
                List.of(range),
                List.of(event));
    }

    private void awaitOthers() throws Exception {
        barrier.await();
    }

    private static void race(Racer racer) throws Exception {
        ExecutorService racers = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Object>> tasks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int number = i;
                tasks.add(() -> racer.run(number));
            }
            for (Future<Object> done : racers.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            racers.shutdownNow();
        }
    }

    private interface Racer {
        Object run(int number) throws Exception;
    }

    /** What must hold of every ledger, checked on its commits in order. */
    static final class Invariants {
        private Invariants() {}

        static void check(List<LedgerCommit> commits) {
            LedgerTail tail = LedgerTail.EMPTY;
            Set<String> keys = new HashSet<>();
            Map<String, Long> heads = new HashMap<>();
            for (LedgerCommit commit : commits) {
                long expected = tail.position() + 1;
                require(commit.n() > 0, "an empty commit at " + expected);
                require(commit.position() == expected, "a hole at " + expected);
                require(commit.prev().equals(tail.hash()), "a broken chain at " + expected);
                require(CanonicalForm.hashOf(commit).equals(commit.hash()), "a wrong hash at " + expected);
                require(!commit.at().isBefore(tail.at()), "a commit recorded before the one before it");
                String key = commit.key();
                require(key == null || keys.add(key), "a second commit of key " + key);
                for (LedgerEvent event : commit.events()) {
                    Long head = heads.put(event.stream(), event.seq());
                    require(
                            event.seq() == (head == null ? 0 : head + 1),
                            "a gap or overlap in stream " + event.stream());
                }
                tail = LedgerTail.after(commit);
            }
        }

        static void sawAll(List<LedgerCommit> commits, List<LedgerCommit> seen) {
            assertThat(seen).containsExactlyElementsOf(commits);
        }

        static void leftNothing(List<LedgerCommit> commits, CommitDraft failed) {
            Set<String> ids = new HashSet<>();
            failed.events().forEach(event -> ids.add(event.id()));
            assertThat(commits)
                    .flatExtracting(LedgerCommit::events)
                    .extracting(LedgerEvent::id)
                    .doesNotContainAnyElementsOf(ids);
        }

        static void keptKeys(List<LedgerCommit> commits, Set<String> acknowledged) {
            assertThat(commits).extracting(LedgerCommit::key).containsAll(acknowledged);
        }

        private static void require(boolean holds, String otherwise) {
            if (!holds) throw new AssertionError("There is " + otherwise + ".");
        }
    }
}
