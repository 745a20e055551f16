package dev.pondkeeper.command.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pondkeeper.command.door.Unrecorded.Reason;
import dev.pondkeeper.kernel.StreamId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class TwinRegisterTest {

    private static final Answer FIRST = answer(1);
    private static final Answer SECOND = answer(2);

    private final CountDownLatch firstRuns = new CountDownLatch(1);
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);

    @Test
    void of_two_attempts_with_one_key_one_runs_at_a_time() throws Exception {
        TwinRegister twins = new TwinRegister(Duration.ofSeconds(20));
        AtomicInteger running = new AtomicInteger();
        CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> twins.oneAtATime("k", () -> {
            running.incrementAndGet();
            awaitEndOfFirst();
            running.decrementAndGet();
            return FIRST;
        }));
        firstRuns.await();
        Thread second = new Thread(() -> twins.oneAtATime("k", () -> {
            assertThat(running).hasValue(0);
            return SECOND;
        }));
        second.start();
        // Nothing but the register can make it wait, and it waits with a time-out.
        while (second.getState() != Thread.State.TIMED_WAITING) Thread.onSpinWait();
        firstMayEnd.countDown();
        second.join();
        assertThat(first.get()).isEqualTo(FIRST);
    }

    @Test
    void another_key_waits_for_nobody() throws Exception {
        TwinRegister twins = new TwinRegister(Duration.ofSeconds(20));
        CompletableFuture<Answer> first = holding(twins);
        firstRuns.await();
        assertThat(twins.oneAtATime("other", () -> SECOND)).isEqualTo(SECOND);
        firstMayEnd.countDown();
        assertThat(first.get()).isEqualTo(FIRST);
    }

    @Test
    void patience_ends_with_in_progress() throws Exception {
        TwinRegister twins = new TwinRegister(Duration.ofMillis(1));
        CompletableFuture<Answer> first = holding(twins);
        firstRuns.await();
        Unrecorded told = catchThrowableOfType(Unrecorded.class, () -> twins.oneAtATime("k", () -> SECOND));
        assertThat(told.reason()).isEqualTo(Reason.IN_PROGRESS);
        firstMayEnd.countDown();
        assertThat(first.get()).isEqualTo(FIRST);
        assertThat(twins.oneAtATime("k", () -> SECOND)).isEqualTo(SECOND);
    }

    @Test
    void a_first_attempt_that_fails_leaves_the_way_open() {
        TwinRegister twins = new TwinRegister(Duration.ofSeconds(20));
        assertThatIllegalStateException()
                .isThrownBy(() -> twins.oneAtATime("k", () -> {
                    throw new IllegalStateException("first");
                }));
        assertThat(twins.oneAtATime("k", () -> SECOND)).isEqualTo(SECOND);
    }

    @Test
    void a_server_that_stops_says_so_and_stays_interrupted() throws Exception {
        TwinRegister twins = new TwinRegister(Duration.ofSeconds(20));
        CompletableFuture<Answer> first = holding(twins);
        firstRuns.await();
        Thread.currentThread().interrupt();
        Unrecorded told = catchThrowableOfType(Unrecorded.class, () -> twins.oneAtATime("k", () -> SECOND));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(told.reason()).isEqualTo(Reason.IN_PROGRESS);
        firstMayEnd.countDown();
        assertThat(first.get()).isEqualTo(FIRST);
    }

    private CompletableFuture<Answer> holding(TwinRegister twins) {
        return CompletableFuture.supplyAsync(() -> twins.oneAtATime("k", () -> {
            awaitEndOfFirst();
            return FIRST;
        }));
    }

    private void awaitEndOfFirst() {
        firstRuns.countDown();
        try {
            firstMayEnd.await();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private static Answer answer(long position) {
        return new Answer(new Receipt(new StreamId("order", "1"), 0, position, List.of("OrderPaid"), Doors.NOW), false);
    }
}
