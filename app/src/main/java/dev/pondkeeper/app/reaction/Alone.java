package dev.pondkeeper.app.reaction;

import java.util.Map;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Takes one event in a root unit of work of its own: what its handlers ask for is decided first, then the state of sagas is
 * stored, all before this returns.
 */
final class Alone {

    private final EventHandlerInvoker handlers;
    private final DoorReactions reactions;

    Alone(EventHandlerInvoker handlers, DoorReactions reactions) {
        this.handlers = handlers;
        this.reactions = reactions;
    }

    /** @throws Exception if it cannot be taken; then no state has changed, and what was decided has its key */
    void take(EventMessage<?> event) throws Exception {
        UnitOfWork<EventMessage<?>> work = DefaultUnitOfWork.startAndGet(event);
        try {
            handlers.handle(event, Segment.ROOT_SEGMENT);
            Map<EventMessage<?>, Throwable> failures = reactions.failuresOf(work);
            for (Throwable failure : failures.values()) throw unchecked(failure);
        } catch (Exception failed) {
            work.rollback(failed);
            throw failed;
        }
        work.commit();
    }

    private static RuntimeException unchecked(Throwable failure) {
        return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }
}
