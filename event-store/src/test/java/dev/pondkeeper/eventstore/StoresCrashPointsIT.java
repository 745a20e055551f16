package dev.pondkeeper.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValuesImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * As {@link CrashPointsIT}, for what processors need beside the ledger: a process dies before and after every single call to the
 * store, another takes over. What was acknowledged is there, what was not is there whole or not at all, and work goes on.
 */
class StoresCrashPointsIT {
    static final String VIEW = "view";
    static final int STEPS = 4;
    static final AssociationValue ORDER = new AssociationValue("orderId", "1");
    static final AssociationValue PARCEL = new AssociationValue("parcelId", "2");

    final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T10:00:00Z"));
    final AtomicInteger acknowledged = new AtomicInteger();

    @Test
    void a_token_is_never_behind_what_was_acknowledged_nor_ahead_of_what_was_asked() {
        dieEverywhere(this::tokens, database -> {
            clock.advance(Duration.ofMinutes(1));
            LedgerTokenStore survivor = tokenStore(database, "survivor");
            if (survivor.fetchSegments(VIEW).length == 0) {
                assertThat(acknowledged).hasValue(0);
                survivor.initializeTokenSegments(VIEW, 1);
            }
            assertThat(position(survivor.fetchToken(VIEW, 0)))
                    .isBetween(acknowledged.get() - 2L, acknowledged.get() - 1L);
            survivor.storeToken(new GlobalSequenceTrackingToken(STEPS), VIEW, 0);
            assertThat(position(survivor.fetchToken(VIEW, 0))).isEqualTo(STEPS);
        });
    }

    /** One acknowledgement for the segment, then one for each token from 0 on. */
    private void tokens(MongoDatabase database) {
        LedgerTokenStore store = tokenStore(database, "mortal");
        store.initializeTokenSegments(VIEW, 1);
        acknowledged.incrementAndGet();
        store.fetchToken(VIEW, 0);
        for (int i = 0; i < STEPS; i++) {
            store.storeToken(new GlobalSequenceTrackingToken(i), VIEW, 0);
            acknowledged.incrementAndGet();
            store.extendClaim(VIEW, 0);
        }
        store.releaseClaim(VIEW, 0);
    }

    private LedgerTokenStore tokenStore(MongoDatabase database, String owner) {
        return LedgerTokenStore.builder()
                .database(database)
                .serializer(Ledgers.jackson())
                .clock(clock)
                .owner(owner)
                .build();
    }

    private static long position(@Nullable TrackingToken token) {
        return LedgerEventStorageEngine.positionOf(token);
    }

    @Test
    void a_saga_and_its_associations_are_of_one_moment() {
        dieEverywhere(this::sagas, database -> {
            LedgerSagaStore survivor = sagaStore(database);
            Set<String> byOrder = survivor.findSagas(LedgerSagaStoreIT.Walk.class, ORDER);
            var saga = survivor.loadSaga(LedgerSagaStoreIT.Walk.class, "p");
            if (saga == null) {
                assertThat(acknowledged.get()).isIn(0, STEPS, STEPS + 1); // not begun, or ended
                assertThat(byOrder).isEmpty();
                return;
            }
            assertThat(acknowledged.get()).isLessThan(STEPS + 1);
            assertThat(saga.saga().steps).isBetween(acknowledged.get() - 1, acknowledged.get());
            assertThat(byOrder).containsExactly("p");
            boolean expected = saga.saga().steps > 0;
            assertThat(saga.associationValues().contains(PARCEL)).isEqualTo(expected);
            assertThat(survivor.findSagas(LedgerSagaStoreIT.Walk.class, PARCEL)).hasSize(expected ? 1 : 0);
            survivor.updateSaga(
                    LedgerSagaStoreIT.Walk.class, "p", saga.saga(), new AssociationValuesImpl(Set.of(ORDER)));
        });
    }

    /** One acknowledgement for the beginning, one for each further step, one for the end. */
    private void sagas(MongoDatabase database) {
        LedgerSagaStore store = sagaStore(database);
        LedgerSagaStoreIT.Walk walk = LedgerSagaStoreIT.Walk.after(0);
        store.insertSaga(LedgerSagaStoreIT.Walk.class, "p", walk, Set.of(ORDER));
        acknowledged.incrementAndGet();
        for (int i = 1; i < STEPS; i++) {
            walk.steps = i;
            store.updateSaga(LedgerSagaStoreIT.Walk.class, "p", walk, new AssociationValuesImpl(Set.of(ORDER, PARCEL)));
            acknowledged.incrementAndGet();
        }
        store.deleteSaga(LedgerSagaStoreIT.Walk.class, "p", Set.of(ORDER, PARCEL));
        acknowledged.incrementAndGet();
    }

    private static LedgerSagaStore sagaStore(MongoDatabase database) {
        return new LedgerSagaStore(database, "sagas", Ledgers.jackson());
    }

    @Test
    void a_letter_stays_until_it_was_handled_and_those_behind_it_stay_in_order() {
        List<String> handled = new ArrayList<>();
        dieEverywhere(
                database -> {
                    handled.clear();
                    letters(database, handled);
                },
                database -> {
                    clock.advance(Duration.ofMinutes(1));
                    LedgerDeadLetters<EventMessage<?>> survivor = letterQueue(database);
                    List<String> left = StreamSupport.stream(
                                    survivor.deadLetterSequence("s").spliterator(), false)
                            .map(letter -> String.valueOf(letter.message().getPayload()))
                            .toList();
                    int evicted = acknowledged.get() < STEPS ? 0 : acknowledged.get() - left.size();
                    assertThat(left).isEqualTo(numbers(evicted, evicted + left.size()));
                    assertThat(handled).hasSizeGreaterThanOrEqualTo(evicted);
                    survivor.process(letter -> true, letter -> {
                        handled.add(String.valueOf(letter.message().getPayload()));
                        return Decisions.evict();
                    });
                    assertThat(survivor.size()).isZero();
                    assertThat(handled).containsAll(numbers(0, acknowledged.get()));
                });
    }

    /** One acknowledgement for each letter that is put in; then all are tried. */
    private void letters(MongoDatabase database, List<String> handled) {
        LedgerDeadLetters<EventMessage<?>> queue = letterQueue(database);
        for (int i = 0; i < STEPS; i++) {
            queue.enqueue(
                    "s",
                    new GenericDeadLetter<>(
                            "s", new GenericEventMessage<>(String.valueOf(i)), new IllegalStateException("no")));
            acknowledged.incrementAndGet();
        }
        queue.process(letter -> true, letter -> {
            handled.add(String.valueOf(letter.message().getPayload()));
            return Decisions.evict();
        });
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }

    private LedgerDeadLetters<EventMessage<?>> letterQueue(MongoDatabase database) {
        return LedgerDeadLetters.<EventMessage<?>>builder()
                .database(database)
                .processingGroup(VIEW)
                .serializer(Ledgers.jackson())
                .clock(clock)
                .build();
    }

    private void dieEverywhere(Life life, Life takingOver) {
        MortalDatabase counted = new MortalDatabase(Integer.MAX_VALUE, false);
        live(life, counted.over(TestStore.freshDatabase()));
        assertThat(counted.calls()).isGreaterThan(STEPS);
        for (int at = 1; at <= counted.calls(); at++) {
            for (boolean afterCall : List.of(false, true)) {
                MongoDatabase database = TestStore.freshDatabase();
                live(life, new MortalDatabase(at, afterCall).over(database));
                takingOver.run(database);
            }
        }
    }

    private void live(Life life, MongoDatabase database) {
        acknowledged.set(0);
        try {
            life.run(database);
        } catch (CrashPointsIT.Died died) {
            return; // as planned
        }
    }

    private interface Life {
        void run(MongoDatabase database);
    }
}
