package dev.pondkeeper.app.reaction;

import dev.pondkeeper.query.view.Parking;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Feeds reactions a batch at a time: everything it asks for is in flight together and decided before its last event has been
 * handled. An event whose reaction fails is parked, and so are the later ones of its sequence; the rest of the batch counts.
 * Those that had their commands decided before the failure was known may be parked too: tried again, their keys answer.
 */
final class ReactionInvoker implements EventHandlerInvoker {

    private static final String COURSE = Course.class.getName();

    private final String name;
    private final EventHandlerInvoker handlers;
    private final DoorReactions reactions;
    private final Parking parking;

    ReactionInvoker(String name, EventHandlerInvoker handlers, DoorReactions reactions, Parking parking) {
        this.name = name;
        this.handlers = handlers;
        this.reactions = reactions;
        this.parking = parking;
    }

    private record Course(Parking.Lot lot, List<EventMessage<?>> taken, Map<EventMessage<?>, Throwable> failures) {}

    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        return handlers.canHandle(event, segment);
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return handlers.canHandleType(payloadType);
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) throws Exception {
        BatchingUnitOfWork<?> work = (BatchingUnitOfWork<?>) CurrentUnitOfWork.get();
        Course course = work.root()
                .getOrComputeResource(
                        COURSE, first -> new Course(parking.lotOf(name), new ArrayList<>(), new LinkedHashMap<>()));
        if (course.lot().blocks(event)) course.lot().parkBehind(event);
        else take(work, course, event, segment);
        if (work.isLastMessage()) settle(work, course);
    }

    private void take(BatchingUnitOfWork<?> work, Course course, EventMessage<?> event, Segment segment)
            throws Exception {
        course.taken().add(event);
        if (reactions.isStopped(work, event)) return;
        try {
            handlers.handle(event, segment);
        } catch (Exception failed) {
            if (Blame.isOfStore(failed)) throw failed;
            course.failures().put(event, failed);
            reactions.stop(work, event);
        }
    }

    private void settle(BatchingUnitOfWork<?> work, Course course) {
        BatchEnd.reach(work.root());
        reactions.failuresOf(work).forEach(course.failures()::putIfAbsent);
        if (course.failures().isEmpty()) return;
        for (EventMessage<?> event : course.taken()) {
            Throwable failure = course.failures().get(event);
            if (course.lot().blocks(event)) course.lot().parkBehind(event);
            else if (failure != null) course.lot().park(event, failure);
        }
    }

    /** Never: what a reaction asked for, and was refused, has no key and could be granted the second time. */
    @Override
    public boolean supportsReset() {
        return false;
    }

    @Override
    public void segmentReleased(Segment segment) {
        handlers.segmentReleased(segment);
    }
}
