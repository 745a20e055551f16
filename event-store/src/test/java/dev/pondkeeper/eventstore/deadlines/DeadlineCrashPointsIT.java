package dev.pondkeeper.eventstore.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.pondkeeper.eventstore.SuiteStore;
import dev.pondkeeper.eventstore.deadlines.Recorder.Place;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;

/**
 * A process dies before and after every single call that it makes to the store while it schedules, cancels and fires; another
 * takes over. Whatever the place: what was acknowledged fires, what was cancelled for certain does not, and by the deadlines'
 * ids each effect is there once.
 */
class DeadlineCrashPointsIT {
    static final Place HOME = new Place("home");
    static final int SCHEDULED = 3;

    @Test
    void whatever_call_it_dies_at_nothing_is_lost() throws Exception {
        int calls = new Life(Integer.MAX_VALUE, false).run();
        assertThat(calls).isGreaterThan(2 * SCHEDULED);
        for (int at = 1; at <= calls; at++) {
            new Life(at, false).run();
            new Life(at, true).run();
        }
    }

    @Test
    void two_nodes_share_the_work_and_a_killed_one_loses_nothing() throws Exception {
        for (int at : new int[] {5, 12, 40, 90}) {
            MongoDatabase database = SuiteStore.freshDatabase();
            MovedClock clock = new MovedClock();
            Recorder recorder = new Recorder(clock);
            Set<String> ids = new HashSet<>();
            try (DurableDeadlines survivor = node(database, clock, recorder, new Death(Integer.MAX_VALUE, false))) {
                for (int i = 0; i < 300; i++) {
                    ids.add(survivor.schedule(Duration.ofMinutes(i), "n", i, new Place("p" + i % 20)));
                }
                clock.advance(Duration.ofDays(1));
                DurableDeadlines victim = node(database, clock, recorder, new Death(at, true));
                victim.start();
                survivor.start();
                survivor.awaitQuiet();
                assertThat(recorder.ids()).isEqualTo(ids);
            }
        }
    }

    private static DurableDeadlines node(MongoDatabase database, MovedClock clock, Recorder recorder, Death death) {
        return DurableDeadlines.builder()
                .database(database)
                .serializer(SuiteStore.jackson())
                .scopes(recorder)
                .clock(clock)
                .settings(DeadlineSettings.defaults()
                        .withLease(Duration.ofMillis(500))
                        .withThreads(2))
                .port(death::over)
                .build();
    }

    /** One life of a process and that of its successor. */
    private static final class Life {
        final MongoDatabase database = SuiteStore.freshDatabase();
        final MovedClock clock = new MovedClock();
        final Recorder recorder = new Recorder(clock);
        final Set<String> acknowledged = new HashSet<>();
        final Death death;
        boolean cancelled;

        Life(int at, boolean afterCall) {
            this.death = new Death(at, afterCall);
        }

        int run() throws Exception {
            DurableDeadlines mortal = node(database, clock, recorder, death);
            try {
                ask(mortal);
            } catch (Died died) {
                assertThat(death.isOver()).isTrue();
            }
            clock.advance(Duration.ofDays(1));
            mortal.start();
            try (DurableDeadlines successor = node(database, clock, recorder, new Death(Integer.MAX_VALUE, false))) {
                successor.start();
                successor.awaitQuiet();
            }
            assertThat(recorder.ids()).as("died at %s", death).containsAll(acknowledged);
            if (!death.isOver()) mortal.close();
            if (cancelled) assertThat(recorder.ids()).doesNotContain("cancelled");
            return death.calls.get();
        }

        private void ask(DurableDeadlines mortal) {
            for (int i = 0; i < SCHEDULED; i++) {
                String id = "d" + i;
                UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
                mortal.schedule(Duration.ofSeconds(20L * i), "n", message(id), HOME);
                work.commit();
                acknowledged.add(id);
            }
            mortal.schedule(Duration.ofHours(1), "m", message("cancelled"), HOME);
            mortal.cancelAllWithinScope("m", HOME);
            cancelled = true;
        }

        private static GenericDeadlineMessage<String> message(String id) {
            return new GenericDeadlineMessage<>("n", id, "p", java.util.Map.of(), java.time.Instant.EPOCH);
        }
    }

    /** The end of a process; nothing in it runs on. */
    static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Counts the calls, and ends the process before or after one of them. */
    private static final class Death {
        final AtomicInteger calls = new AtomicInteger();
        private final int at;
        private final boolean afterCall;

        Death(int at, boolean afterCall) {
            this.at = at;
            this.afterCall = afterCall;
        }

        boolean isOver() {
            return calls.get() >= at;
        }

        DeadlineStore over(DeadlineStore store) {
            return (DeadlineStore) Proxy.newProxyInstance(
                    DeadlineStore.class.getClassLoader(),
                    new Class<?>[] {DeadlineStore.class},
                    (proxy, call, words) -> {
                        int number = calls.incrementAndGet();
                        if (number > at || (number == at && !afterCall)) throw new Died();
                        try {
                            Object answer = call.invoke(store, words);
                            if (number == at) throw new Died();
                            return answer;
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                    });
        }

        @Override
        public String toString() {
            return (afterCall ? "after call " : "before call ") + at;
        }
    }
}
