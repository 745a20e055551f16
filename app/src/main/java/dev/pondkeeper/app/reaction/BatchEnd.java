package dev.pondkeeper.app.reaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * What is put off to the end of a batch of events, to be done for all of them together: after the last event, and before the
 * processor stores how far it is, which is the first thing it does when it commits.
 */
public final class BatchEnd {

    private static final String PUT_OFF = BatchEnd.class.getName();

    private BatchEnd() {}

    /** The batch that is being fed now; empty where an event is taken alone. */
    public static Optional<UnitOfWork<?>> ofCurrentBatch() {
        if (!CurrentUnitOfWork.isStarted()) return Optional.empty();
        UnitOfWork<?> work = CurrentUnitOfWork.get().root();
        return work instanceof BatchingUnitOfWork<?> ? Optional.of(work) : Optional.empty();
    }

    /** Puts something off. If it throws, the whole batch is tried again. */
    public static void putOff(UnitOfWork<?> batch, Runnable task) {
        List<Runnable> tasks = batch.getOrComputeResource(PUT_OFF, first -> new ArrayList<>());
        tasks.add(task);
    }

    /** Does it, outside of the batch's unit of work. */
    public static void reach(UnitOfWork<?> batch) {
        List<Runnable> tasks = batch.getResource(PUT_OFF);
        if (tasks == null) return;
        UnitOfWork<?> current = CurrentUnitOfWork.get();
        CurrentUnitOfWork.clear(current);
        try {
            tasks.forEach(Runnable::run);
        } finally {
            CurrentUnitOfWork.set(current);
        }
    }
}
