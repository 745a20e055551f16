package dev.pondkeeper.eventstore.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.eventstore.SuiteStore;
import dev.pondkeeper.eventstore.deadlines.Recorder.Place;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often the watch asks the store, on a clock that runs. */
class DueWatchIT {
    static final Place HOME = new Place("home");
    static final Clock CLOCK = Clock.systemUTC();

    final Recorder recorder = new Recorder(CLOCK);
    final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    final DurableDeadlines deadlines = DurableDeadlines.builder()
            .database(SuiteStore.freshDatabase())
            .serializer(SuiteStore.jackson())
            .scopes(recorder)
            .clock(CLOCK)
            .port(this::counted)
            .build();

    @AfterEach
    void stop() {
        deadlines.close();
    }

    @Test
    void what_falls_due_one_after_the_other_is_claimed_together_and_never_early() throws Exception {
        CountDownLatch fire = new CountDownLatch(300);
        recorder.handling(message -> fire.countDown());
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
        Instant first = CLOCK.instant().plusSeconds(1);
        for (int i = 0; i < 300; i++) {
            deadlines.schedule(first.plusMillis(i), "n", i, HOME);
        }
        work.commit();
        long begun = System.nanoTime();
        deadlines.start();
        assertThat(fire.await(60, TimeUnit.SECONDS)).isTrue();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(asked("claim")).isLessThanOrEqualTo((int) (took.toMillis() / 10) + 1);
        assertThat(recorder.fired()).allSatisfy(fired -> assertThat(fired.at())
                .isAfterOrEqualTo(fired.message().getTimestamp()));
    }

    @Test
    void a_watch_with_nothing_to_do_asks_once_a_second() throws Exception {
        CountDownLatch fire = new CountDownLatch(1);
        recorder.handling(message -> fire.countDown());
        deadlines.schedule(CLOCK.instant().plus(Duration.ofDays(365)), "far", "p", HOME);
        deadlines.start();
        String soon = deadlines.schedule(CLOCK.instant().plusSeconds(3), "n", "p", HOME);
        assertThat(fire.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(recorder.ids()).containsExactly(soon);
        assertThat(asked("upcoming")).as("twice as many at most").isLessThanOrEqualTo(12);
    }

    private int asked(String call) {
        return calls.getOrDefault(call, new AtomicInteger()).get();
    }

    private DeadlineStore counted(DeadlineStore store) {
        return (DeadlineStore) Proxy.newProxyInstance(
                DeadlineStore.class.getClassLoader(), new Class<?>[] {DeadlineStore.class}, (proxy, call, words) -> {
                    calls.computeIfAbsent(call.getName(), name -> new AtomicInteger())
                            .incrementAndGet();
                    try {
                        return call.invoke(store, words);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
