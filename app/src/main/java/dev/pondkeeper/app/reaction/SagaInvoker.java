package dev.pondkeeper.app.reaction;

import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.query.view.Parking;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Feeds sagas one event at a time, each in a root unit of work of its own inside the processor's batch: Axon stores sagas when
 * the unit of work commits, and the processor's token before that, so that a crash between the two would lose a step for ever.
 * This way a saga is stored first, and sees an event at least once.
 *
 * <p>An event that a saga cannot take is parked, and so are the later ones of its sequence.
 */
final class SagaInvoker implements EventHandlerInvoker {

    private static final String LOT = SagaInvoker.class.getName();

    private final String name;
    private final EventHandlerInvoker sagas;
    private final Alone alone;
    private final Parking parking;

    SagaInvoker(String name, EventHandlerInvoker sagas, Alone alone, Parking parking) {
        this.name = name;
        this.sagas = sagas;
        this.alone = alone;
        this.parking = parking;
    }

    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        return sagas.canHandle(event, segment);
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return sagas.canHandleType(payloadType);
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) throws Exception {
        if (isHistory(event)) return;
        UnitOfWork<?> batch = CurrentUnitOfWork.get();
        Parking.Lot lot = batch.root().getOrComputeResource(LOT, first -> parking.lotOf(name));
        if (lot.blocks(event)) {
            lot.parkBehind(event);
            return;
        }
        CurrentUnitOfWork.clear(batch);
        try {
            alone.take(event);
        } catch (Exception failed) {
            if (Blame.isOfStore(failed)) throw failed;
            lot.park(event, failed);
        } finally {
            CurrentUnitOfWork.set(batch);
        }
    }

    /** Imported history neither starts nor feeds a campaign (DOMAIN.md §3), and so an import passes in whole batches. */
    private static boolean isHistory(EventMessage<?> event) {
        return "true".equals(event.getMetaData().get(MetadataKeys.HISTORICAL));
    }

    @Override
    public boolean supportsReset() {
        return false;
    }

    @Override
    public void segmentReleased(Segment segment) {
        sagas.segmentReleased(segment);
    }
}
