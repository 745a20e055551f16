package dev.pondkeeper.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;

class ConflictRetryTest {
    final ConflictRetry retry = new ConflictRetry(4, Duration.ofMillis(1));
    final AtomicInteger attempts = new AtomicInteger();

    @Test
    void what_meets_nobody_runs_once() {
        assertThat(retry.run(attempts::incrementAndGet)).isEqualTo(1);
    }

    @Test
    void what_meets_another_runs_again() {
        assertThat(retry.run(() -> {
                    if (attempts.incrementAndGet() < 3) throw new ConcurrencyException("met");
                    return attempts.get();
                }))
                .isEqualTo(3);
    }

    @Test
    void a_stream_that_another_began_is_a_conflict_too() {
        assertThat(retry.run(() -> {
                    if (attempts.incrementAndGet() == 1) throw new AggregateStreamCreationException("met");
                    return attempts.get();
                }))
                .isEqualTo(2);
    }

    @Test
    void it_gives_up_after_the_last_attempt() {
        assertThatThrownBy(() -> retry.run(() -> {
                    throw new ConcurrencyException("met " + attempts.incrementAndGet());
                }))
                .isInstanceOf(ConcurrencyException.class)
                .hasMessage("met 4");
    }

    @Test
    void another_failure_is_not_tried_again() {
        assertThatThrownBy(() -> retry.run(() -> {
                    attempts.incrementAndGet();
                    throw new IllegalStateException("refused");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(attempts).hasValue(1);
    }
}
