package dev.pondkeeper.query.view;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Stands between a view's processor and its projection. The changes of a batch are written inside the handling of its last
 * event: Axon stores the token as the first act of prepare-commit, so anything written there comes after the token, and a crash
 * between the two would lose events for ever.
 *
 * <p>An event that the projection cannot take, or whose change cannot be made, is parked before the batch is written; the rest
 * of the batch is written without it. A store that fails is no fault of an event: the whole batch is tried again.
 */
final class ViewInvoker implements EventHandlerInvoker {

    static final String BATCH = ViewBatch.class.getName();
    private static final String COURSE = Course.class.getName();

    private final String view;
    private final EventHandlerInvoker projection;
    private final ViewStore store;
    private final ViewProgress progress;
    private final Parking parking;

    ViewInvoker(String view, EventHandlerInvoker projection, ViewStore store, ViewProgress progress, Parking parking) {
        this.view = view;
        this.projection = projection;
        this.store = store;
        this.progress = progress;
        this.parking = parking;
    }

    /** One batch on its way: what it changes, which events asked for that, and who has to wait. */
    private record Course(ViewBatch changes, List<EventMessage<?>> taken, Parking.Lot lot) {}

    static long position(EventMessage<?> event) {
        return ((TrackedEventMessage<?>) event).trackingToken().position().orElse(-1);
    }

    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        boolean handled = projection.canHandle(event, segment);
        progress.seen(position(event), handled);
        return handled;
    }

    /** Always: a type that the stream skips would leave the view's position behind the log's tail. */
    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) throws Exception {
        BatchingUnitOfWork<?> work = (BatchingUnitOfWork<?>) CurrentUnitOfWork.get();
        Course course = work.root().getOrComputeResource(COURSE, first -> begin(work));
        work.root().resources().put(BATCH, course.changes());
        take(course, event, segment);
        if (work.isLastMessage()) write(course);
    }

    private Course begin(BatchingUnitOfWork<?> work) {
        List<?> events = work.getMessages();
        long last = position((EventMessage<?>) events.get(events.size() - 1));
        work.afterCommit(committed -> progress.committed(last));
        return new Course(new ViewBatch(), new ArrayList<>(), parking.lotOf(view));
    }

    private void take(Course course, EventMessage<?> event, Segment segment) throws Exception {
        if (course.lot().blocks(event)) {
            course.lot().parkBehind(event);
            return;
        }
        try {
            projection.handle(event, segment);
            course.taken().add(event);
        } catch (Exception failed) {
            if (StoreFault.in(failed)) throw failed;
            course.changes().drop(position(event));
            course.lot().park(event, failed);
        }
    }

    private void write(Course course) {
        Lock quiet = progress.quiet();
        quiet.lock();
        try {
            while (true) {
                try {
                    course.changes().flush(store);
                    return;
                } catch (CannotTake poison) {
                    parkFrom(course, poison);
                }
            }
        } finally {
            quiet.unlock();
        }
    }

    private static void parkFrom(Course course, CannotTake poison) {
        for (EventMessage<?> event : course.taken()) {
            if (position(event) == poison.position()) {
                course.lot().park(event, poison.getCause() == null ? poison : poison.getCause());
            } else if (position(event) > poison.position() && course.lot().blocks(event)) {
                course.lot().parkBehind(event);
            } else {
                continue;
            }
            course.changes().drop(position(event));
        }
        course.taken()
                .removeIf(event ->
                        position(event) >= poison.position() && course.lot().blocks(event));
    }

    /**
     * Takes an event that was parked, on its own, while the view has moved on.
     *
     * @throws Exception if it still cannot be taken; then nothing has changed
     */
    void again(EventMessage<?> event) throws Exception {
        UnitOfWork<EventMessage<?>> alone = DefaultUnitOfWork.startAndGet(event);
        try {
            ViewBatch changes = new ViewBatch();
            alone.resources().put(BATCH, changes);
            projection.handle(event, Segment.ROOT_SEGMENT);
            Lock quiet = progress.quiet();
            quiet.lock();
            try {
                changes.flushLate(store);
            } finally {
                quiet.unlock();
            }
            alone.commit();
        } catch (Exception failed) {
            alone.rollback(failed);
            throw failed;
        }
    }

    @Override
    public boolean supportsReset() {
        return true;
    }

    @Override
    public void segmentReleased(Segment segment) {
        projection.segmentReleased(segment);
    }
}
