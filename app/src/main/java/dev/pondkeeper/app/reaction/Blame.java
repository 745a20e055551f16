package dev.pondkeeper.app.reaction;

import dev.pondkeeper.command.door.Unrecorded;
import dev.pondkeeper.eventstore.SagaOutdated;
import dev.pondkeeper.query.view.StoreFault;
import java.util.concurrent.RejectedExecutionException;

/** Whether a failure will go away by itself, so that all is tried again, or belongs to its event, which is parked. */
final class Blame {

    private Blame() {}

    /** Throws on what is no fault of the event: the store, other writers, a server that is stopping. */
    static void throwIfOfStore(Throwable failure) {
        if (!isOfStore(failure)) return;
        if (failure instanceof RuntimeException unchecked) throw unchecked;
        throw new IllegalStateException(failure);
    }

    static boolean isOfStore(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof RejectedExecutionException || each instanceof SagaOutdated) return true;
            if (each instanceof Unrecorded unrecorded) {
                return switch (unrecorded.reason()) {
                    case STALE_VERSION, IN_PROGRESS, CONTENDED, STORE_UNREACHABLE, OUTCOME_UNKNOWN -> true;
                    case KEY_REUSED, TOO_LARGE -> false;
                };
            }
        }
        return StoreFault.in(failure);
    }
}
