package dev.pondkeeper.eventstore;

import static dev.pondkeeper.eventstore.Ledgers.draft;
import static dev.pondkeeper.eventstore.Ledgers.keyed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    final FaultyStore store = new FaultyStore();
    final List<Long> heard = new ArrayList<>();
    final GroupCommit group = group(Duration.ofSeconds(10));
    final GroupCommit far =
            new GroupCommit(store, Clock.systemUTC(), LedgerSettings.defaults(), this::hear, store::nanoTime);
    final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @Test
    void a_lone_commit_leaves_at_once() {
        append(draft("a", 0, 0));
        assertThat(store.batches).containsExactly(1);
        assertThat(heard).containsExactly(0L);
    }

    @Test
    void commits_that_wait_together_travel_together() throws Exception {
        List<Future<LedgerCommit>> answers = holdFirstAndQueue(draft("a", 0, 1), draft("b", 0, 0), draft("c", 0, 0));
        for (Future<LedgerCommit> answer : answers) {
            answer.get();
        }
        assertThat(store.batches).containsExactly(1, 3);
        assertSound(5);
    }

    @Test
    void who_comes_back_soon_travels_with_those_who_waited_meanwhile() throws Exception {
        store.answersAfter(Duration.ofMillis(8));
        List<Future<LedgerCommit>> answers = holdAndQueueBehindFar(2);
        for (Future<LedgerCommit> answer : answers) {
            answer.get();
        }
        assertThat(store.batches).containsExactly(1, 4);
        assertSound(5);
    }

    @Test
    void who_does_not_come_back_is_not_waited_for_longer_than_a_part_of_a_round_trip() throws Exception {
        store.answersAfter(Duration.ofMillis(8));
        store.eachLookAtTheTimeTakes(Duration.ofMillis(1));
        List<Future<LedgerCommit>> answers = holdAndQueueBehindFar(1);
        for (Future<LedgerCommit> answer : answers) {
            answer.get();
        }
        assertThat(store.batches).containsExactly(1, 3);
        assertSound(4);
    }

    @Test
    void an_interrupt_while_others_are_waited_for_is_kept() throws Exception {
        store.answersAfter(Duration.ofMillis(8));
        store.eachLookAtTheTimeTakes(Duration.ofMillis(1));
        store.holdNextInsert();
        Future<LedgerCommit> first = callers.submit(() -> far.append(new WaitingCommit(draft("first", 0, 0), null)));
        store.awaitHeld();
        Future<Boolean> interrupted = callers.submit(() -> {
            Thread.currentThread().interrupt();
            far.append(new WaitingCommit(draft("a", 0, 0), null));
            return Thread.interrupted();
        });
        while (far.waiting() == 0) {
            Thread.onSpinWait();
        }
        store.letGo();
        assertThat(first.get()).isNotNull();
        assertThat(interrupted.get()).isTrue();
        assertThat(store.batches).containsExactly(1, 1);
    }

    @Test
    void a_refused_sequence_fails_alone() throws Exception {
        append(draft("b", 0, 0));
        List<Future<LedgerCommit>> answers = holdFirstAndQueue(draft("a", 0, 0), draft("b", 0, 0), draft("c", 0, 0));
        assertThat(answers.get(1).get()).isNotNull();
        assertFails(answers.get(2), SequenceTaken.class);
        assertThat(answers.get(3).get()).isNotNull();
        assertSound(4);
    }

    @Test
    void a_taken_key_fails_alone_and_names_the_first() throws Exception {
        LedgerCommit first = append(keyed("k", "b", 0));
        List<Future<LedgerCommit>> answers = holdFirstAndQueue(draft("a", 0, 0), keyed("k", "x", 0), draft("c", 0, 0));
        assertThatThrownBy(() -> answers.get(2).get())
                .cause()
                .isInstanceOfSatisfying(
                        CommitKeyTaken.class, taken -> assertThat(taken.first()).isEqualTo(first));
        assertThat(answers.get(3).get()).isNotNull();
        assertSound(4);
    }

    @Test
    void one_key_twice_in_one_batch_is_one_commit() throws Exception {
        List<Future<LedgerCommit>> answers = holdFirstAndQueue(keyed("k", "a", 0), keyed("k", "b", 0));
        LedgerCommit first = answers.get(1).get();
        assertThatThrownBy(() -> answers.get(2).get())
                .cause()
                .isInstanceOfSatisfying(
                        CommitKeyTaken.class, taken -> assertThat(taken.first()).isEqualTo(first));
        assertSound(2);
    }

    @Test
    void an_answer_lost_after_the_write_is_found_to_be_ours() {
        store.then(Fault.LOST_AFTER);
        LedgerCommit commit = append(keyed("k", "a", 0));
        assertThat(store.all()).containsExactly(commit);
    }

    @Test
    void a_request_lost_before_the_write_is_sent_again() {
        store.then(Fault.LOST_BEFORE, Fault.LOST_BEFORE, Fault.LOST_AFTER);
        LedgerCommit commit = append(keyed("k", "a", 0));
        assertThat(store.all()).containsExactly(commit);
    }

    @Test
    void a_batch_of_which_a_part_was_written_is_completed() throws Exception {
        store.then(Fault.NONE, Fault.LOST_HALF_WAY);
        List<Future<LedgerCommit>> answers =
                holdFirstAndQueue(draft("a", 0, 0), draft("b", 0, 2), keyed("k", "c", 0), draft("d", 0, 0));
        for (Future<LedgerCommit> answer : answers) {
            answer.get();
        }
        assertSound(7);
    }

    @Test
    void a_position_that_another_writer_took_meanwhile_can_never_be_ours() {
        GroupCommit other = group(Duration.ofSeconds(10));
        append(draft("a", 0, 0));
        store.then(Fault.LOST_BEFORE);
        store.beforeNextInsert(() -> other.append(new WaitingCommit(draft("x", 0, 0), null)), 1);
        LedgerCommit commit = append(draft("a", 1, 1));
        assertThat(commit.position()).isEqualTo(2);
        assertSound(3);
    }

    @Test
    void a_first_attempt_that_arrives_late_changes_nothing() {
        append(draft("a", 0, 0));
        store.then(Fault.DELAYED_UNTIL_AFTER_NEXT);
        append(keyed("k", "a", 1));
        append(draft("a", 2, 2));
        assertThat(store.arrivedLate).isTrue();
        assertSound(3);
    }

    @Test
    void a_store_that_stays_away_leaves_the_outcome_unknown() {
        GroupCommit impatient = group(Duration.ofMillis(20));
        store.then(Fault.LOST_AFTER);
        store.awayAfter(2);
        assertThatThrownBy(() -> impatient.append(new WaitingCommit(keyed("k", "a", 0), null)))
                .isInstanceOf(CommitOutcomeUnknown.class);
        store.comeBack();
        assertThatThrownBy(() -> impatient.append(new WaitingCommit(keyed("k", "a", 0), null)))
                .isInstanceOfAny(CommitKeyTaken.class, SequenceTaken.class);
        impatient.append(new WaitingCommit(draft("a", 1, 1), null));
        assertSound(2);
    }

    @Test
    void a_store_that_cannot_be_reached_has_recorded_nothing() {
        store.awayAfter(0);
        assertThatThrownBy(() -> append(draft("a", 0, 0))).isInstanceOf(StoreUnreachable.class);
        store.comeBack();
        append(draft("a", 0, 0));
        assertSound(1);
    }

    @Test
    void a_broken_store_call_fails_the_batch_and_not_the_next() {
        store.then(Fault.BROKEN);
        assertThatThrownBy(() -> append(draft("a", 0, 0))).isInstanceOf(CommitOutcomeUnknown.class);
        append(draft("b", 0, 0));
        assertSound(1);
    }

    @Test
    void an_interrupt_waits_until_the_commit_is_answered() {
        Thread.currentThread().interrupt();
        LedgerCommit commit = append(draft("a", 0, 0));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(store.all()).containsExactly(commit);
    }

    @Test
    void an_interrupt_in_the_middle_does_not_keep_the_commit_from_being_found() {
        store.then(Fault.INTERRUPTED_AFTER);
        LedgerCommit commit = append(keyed("k", "a", 0));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(store.all()).containsExactly(commit);
        assertThat(store.batches).hasSize(2);
    }

    @Test
    void a_repeat_hears_of_its_key_although_its_sequence_is_taken_too() {
        LedgerCommit first = append(keyed("k", "a", 0));
        assertThatThrownBy(() -> append(keyed("k", "a", 0)))
                .isInstanceOfSatisfying(
                        CommitKeyTaken.class, taken -> assertThat(taken.first()).isEqualTo(first));
    }

    @Test
    void batches_are_bounded_by_bytes_and_by_count() throws Exception {
        LedgerSettings small = new LedgerSettings("ledger", 2, 1 << 20, 1 << 20, Duration.ofSeconds(1));
        GroupCommit bounded = new GroupCommit(store, Clock.systemUTC(), small, this::hear);
        store.holdNextInsert();
        List<Future<LedgerCommit>> answers = new ArrayList<>();
        answers.add(callers.submit(() -> bounded.append(new WaitingCommit(draft("first", 0, 0), null))));
        store.awaitHeld();
        for (int i = 0; i < 5; i++) {
            queue(answers, bounded, draft("s" + i, 0, 0));
        }
        store.letGo();
        for (Future<LedgerCommit> answer : answers) {
            answer.get();
        }
        assertThat(store.batches).containsExactly(1, 2, 2, 1);
        assertSound(6);
    }

    private GroupCommit group(Duration patience) {
        return new GroupCommit(
                store, Clock.systemUTC(), LedgerSettings.defaults().withPatience(patience), this::hear);
    }

    private void hear(List<LedgerCommit> landed) {
        heard.add(landed.get(landed.size() - 1).lastPosition());
    }

    private LedgerCommit append(CommitDraft draft) {
        return group.append(new WaitingCommit(draft, null));
    }

    /** Sends one commit, holds it in the store, and lets the others queue up behind it. */
    private List<Future<LedgerCommit>> holdFirstAndQueue(CommitDraft... others) throws Exception {
        List<Future<LedgerCommit>> answers = new ArrayList<>();
        store.batches.clear();
        store.holdNextInsert();
        answers.add(callers.submit(() -> append(draft("first", 0, 0))));
        store.awaitHeld();
        for (CommitDraft other : others) {
            queue(answers, group, other);
        }
        store.letGo();
        return answers;
    }

    /** As the other, on a store that is far: three queue up behind a client that appends so often, one after the other. */
    private List<Future<LedgerCommit>> holdAndQueueBehindFar(int times) throws Exception {
        List<Future<LedgerCommit>> answers = new ArrayList<>();
        store.holdNextInsert();
        answers.add(callers.submit(() -> {
            for (int seq = 0; seq < times - 1; seq++) {
                far.append(new WaitingCommit(draft("first", seq, seq), null));
                awaitNextSender();
            }
            return far.append(new WaitingCommit(draft("first", times - 1, times - 1), null));
        }));
        store.awaitHeld();
        for (String stream : List.of("a", "b", "c")) {
            queue(answers, far, draft(stream, 0, 0));
        }
        store.letGo();
        return answers;
    }

    /** An insert looks at the time twice; the third look is that of somebody who waits for company, or sends. */
    private void awaitNextSender() {
        while (store.looks.get() < 3) {
            Thread.onSpinWait();
        }
    }

    private void queue(List<Future<LedgerCommit>> answers, GroupCommit group, CommitDraft draft) throws Exception {
        int before = group.waiting();
        Future<LedgerCommit> answer = callers.submit(() -> group.append(new WaitingCommit(draft, null)));
        answers.add(answer);
        while (group.waiting() == before && !answer.isDone()) {
            Thread.onSpinWait();
        }
    }

    private static void assertFails(Future<LedgerCommit> answer, Class<? extends Throwable> type) {
        assertThatThrownBy(answer::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(type);
    }

    /** Positions without a hole, hashes that chain, each event once. */
    private void assertSound(long events) {
        LedgerTail tail = LedgerTail.EMPTY;
        for (LedgerCommit commit : store.all()) {
            assertThat(commit.position()).isEqualTo(tail.position() + 1);
            assertThat(commit.prev()).isEqualTo(tail.hash());
            assertThat(commit.hash()).isEqualTo(CanonicalForm.hashOf(commit));
            tail = LedgerTail.after(commit);
        }
        assertThat(tail.position() + 1).isEqualTo(events);
        assertThat(store.mostAtOnce).isEqualTo(1);
    }

    enum Fault {
        NONE,
        LOST_BEFORE,
        LOST_AFTER,
        LOST_HALF_WAY,
        INTERRUPTED_AFTER,
        DELAYED_UNTIL_AFTER_NEXT,
        BROKEN
    }

    /** A store that loses requests and answers as it is told. */
    static final class FaultyStore extends MemoryStore {
        final List<Integer> batches = new ArrayList<>();
        int mostAtOnce;
        boolean arrivedLate;

        final AtomicInteger looks = new AtomicInteger();

        private final AtomicLong nanos = new AtomicLong();
        private Duration answersAfter = Duration.ZERO;
        private Duration eachLook = Duration.ZERO;
        private final Deque<Fault> faults = new ArrayDeque<>();
        private int atOnce;
        private int callsUntilAway = Integer.MAX_VALUE;
        private CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);
        private CountDownLatch held = new CountDownLatch(0);
        private List<LedgerCommit> delayed = List.of();
        private Runnable intruder = () -> {};
        private int intrudeAfter = -1;

        /** Time that stands still but for what the store is told to take. */
        long nanoTime() {
            looks.incrementAndGet();
            return nanos.addAndGet(eachLook.toNanos());
        }

        void answersAfter(Duration time) {
            answersAfter = time;
        }

        void eachLookAtTheTimeTakes(Duration time) {
            eachLook = time;
        }

        void then(Fault... next) {
            faults.addAll(List.of(next));
        }

        void awayAfter(int calls) {
            callsUntilAway = calls;
        }

        void comeBack() {
            callsUntilAway = Integer.MAX_VALUE;
        }

        void beforeNextInsert(Runnable what, int skip) {
            intruder = what;
            intrudeAfter = skip;
        }

        void holdNextInsert() {
            gate = new CompletableFuture<>();
            held = new CountDownLatch(1);
        }

        void awaitHeld() throws InterruptedException {
            assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
        }

        void letGo() {
            gate.complete(null);
        }

        @Override
        public void insert(List<LedgerCommit> batch) {
            answerable();
            if (faults.isEmpty())
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
            if (intrudeAfter-- == 0) intruder.run();
            batches.add(batch.size());
            mostAtOnce = Math.max(mostAtOnce, ++atOnce);
            try {
                held.countDown();
                gate.join();
                nanos.addAndGet(answersAfter.toNanos());
                Fault fault = faults.isEmpty() ? Fault.NONE : faults.remove();
                act(fault, batch);
            } finally {
                atOnce--;
            }
        }

        private void act(Fault fault, List<LedgerCommit> batch) {
            switch (fault) {
                case NONE -> {
                    super.insert(batch);
                    deliverDelayed();
                }
                case LOST_BEFORE -> throw lost();
                case LOST_AFTER -> {
                    super.insert(batch);
                    throw lost();
                }
                case LOST_HALF_WAY -> {
                    super.insert(batch.subList(0, batch.size() / 2));
                    throw lost();
                }
                case INTERRUPTED_AFTER -> {
                    super.insert(batch);
                    Thread.currentThread().interrupt();
                    throw lost();
                }
                case DELAYED_UNTIL_AFTER_NEXT -> {
                    delayed = batch;
                    throw lost();
                }
                case BROKEN -> throw new IllegalStateException("broken");
            }
        }

        private void deliverDelayed() {
            if (delayed.isEmpty()) return;
            List<LedgerCommit> late = delayed;
            delayed = List.of();
            assertThatThrownBy(() -> super.insert(late)).isInstanceOf(InsertRefused.class);
            arrivedLate = true;
        }

        @Override
        public Optional<LedgerCommit> last() {
            answerable();
            return super.last();
        }

        @Override
        public Optional<LedgerCommit> at(long position) {
            answerable();
            return super.at(position);
        }

        private void answerable() {
            if (callsUntilAway != Integer.MAX_VALUE && callsUntilAway-- <= 0) {
                callsUntilAway = 0;
                throw new StoreUnreachable(new IOException("away"));
            }
        }

        private static OutcomeOpen lost() {
            return new OutcomeOpen(new IOException("lost"));
        }
    }
}
