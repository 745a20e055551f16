package dev.pondkeeper.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueueTest;

/** Axon's own suite for dead-letter queues. */
class DeadLettersSuiteIT extends SequencedDeadLetterQueueTest<EventMessage<?>> {
    static final int BOUND = 64;

    private Clock suiteClock = Clock.systemUTC();

    @Override
    protected SequencedDeadLetterQueue<EventMessage<?>> buildTestSubject() {
        return LedgerDeadLetters.<EventMessage<?>>builder()
                .database(TestStore.freshDatabase())
                .processingGroup("view")
                .serializer(Ledgers.jackson())
                .clock(new FollowingClock())
                .bounds(BOUND, BOUND)
                .build();
    }

    @Override
    protected long maxSequences() {
        return BOUND;
    }

    @Override
    protected long maxSequenceSize() {
        return BOUND;
    }

    @Override
    protected DeadLetter<EventMessage<?>> generateInitialLetter() {
        return new GenericDeadLetter<>("sequence", generateEvent(), generateThrowable());
    }

    @Override
    protected DeadLetter<EventMessage<?>> generateFollowUpLetter() {
        return new GenericDeadLetter<>("sequence", generateEvent());
    }

    @Override
    protected DeadLetter<EventMessage<?>> mapToQueueImplementation(DeadLetter<EventMessage<?>> letter) {
        if (letter instanceof StoredDeadLetter) return letter;
        return new StoredDeadLetter<>(
                UUID.randomUUID().toString(),
                "sequence",
                0,
                letter.message(),
                letter.cause().orElse(null),
                letter.enqueuedAt(),
                letter.lastTouched(),
                letter.diagnostics(),
                suiteClock);
    }

    @Override
    protected void setClock(Clock clock) {
        suiteClock = clock;
        GenericDeadLetter.clock = clock;
    }

    /** By content, because what comes out is another class, and times are kept in milliseconds. */
    @Override
    protected void assertLetter(
            DeadLetter<? extends EventMessage<?>> expected, DeadLetter<? extends EventMessage<?>> actual) {
        assertThat(actual.message().getIdentifier())
                .isEqualTo(expected.message().getIdentifier());
        assertThat(actual.message().getPayload()).isEqualTo(expected.message().getPayload());
        assertThat(actual.message().getMetaData()).isEqualTo(expected.message().getMetaData());
        assertThat(actual.cause().map(Cause::type)).isEqualTo(expected.cause().map(Cause::type));
        assertThat(actual.cause().map(Cause::message))
                .isEqualTo(expected.cause().map(Cause::message));
        assertThat(millis(actual.enqueuedAt())).isEqualTo(millis(expected.enqueuedAt()));
        assertThat(millis(actual.lastTouched())).isEqualTo(millis(expected.lastTouched()));
        assertThat(actual.diagnostics()).isEqualTo(expected.diagnostics());
    }

    private static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The clock that the suite has set last. */
    private final class FollowingClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return suiteClock.instant();
        }
    }
}
