package dev.pondkeeper.query.view;

import java.util.List;
import java.util.concurrent.locks.Lock;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Stands between a view's processor and its projection. The changes of a batch are written inside the handling of its last
 * event: Axon stores the token as the first act of prepare-commit, so anything written there comes after the token, and a crash
 * between the two would lose events for ever.
 */
final class ViewInvoker implements EventHandlerInvoker {

    static final String BATCH = ViewBatch.class.getName();

    private final EventHandlerInvoker projection;
    private final ViewStore store;
    private final ViewProgress progress;

    ViewInvoker(EventHandlerInvoker projection, ViewStore store, ViewProgress progress) {
        this.projection = projection;
        this.store = store;
        this.progress = progress;
    }

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
        ViewBatch batch = work.root().getOrComputeResource(BATCH, first -> begin(work));
        projection.handle(event, segment);
        if (!work.isLastMessage()) return;
        Lock quiet = progress.quiet();
        quiet.lock();
        try {
            batch.flush(store);
        } finally {
            quiet.unlock();
        }
    }

    private ViewBatch begin(BatchingUnitOfWork<?> work) {
        List<?> events = work.getMessages();
        long last = position((EventMessage<?>) events.get(events.size() - 1));
        work.afterCommit(committed -> progress.committed(last));
        return new ViewBatch();
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
