package dev.pondkeeper.eventstore;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.jspecify.annotations.Nullable;

/**
 * A letter as it lies in the queue.
 *
 * @param id the document
 * @param sequence the letters that wait for each other
 * @param index its place in the sequence
 * @param clock tells when it is touched
 */
record StoredDeadLetter<M extends EventMessage<?>>(
        String id,
        String sequence,
        long index,
        M message,
        @Nullable Cause whatWentWrong,
        Instant enqueuedAt,
        Instant lastTouched,
        MetaData diagnostics,
        Clock clock)
        implements DeadLetter<M> {
    @Override
    public Optional<Cause> cause() {
        return Optional.ofNullable(whatWentWrong);
    }

    @Override
    public DeadLetter<M> markTouched() {
        return changed(whatWentWrong, diagnostics);
    }

    @Override
    public DeadLetter<M> withCause(@Nullable Throwable requeueCause) {
        return changed(requeueCause == null ? whatWentWrong : new ThrowableCause(requeueCause), diagnostics);
    }

    @Override
    public DeadLetter<M> withDiagnostics(MetaData newDiagnostics) {
        return changed(whatWentWrong, newDiagnostics);
    }

    private StoredDeadLetter<M> changed(@Nullable Cause newCause, MetaData newDiagnostics) {
        return new StoredDeadLetter<>(
                id, sequence, index, message, newCause, enqueuedAt, clock.instant(), newDiagnostics, clock);
    }
}
