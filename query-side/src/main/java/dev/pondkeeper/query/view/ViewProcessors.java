package dev.pondkeeper.query.view;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** One pooled streaming processor per view, with one segment: a view sees the ledger in its order, from its first event. */
@Component
public final class ViewProcessors implements ConfigurerModule {

    // Together with the stream's own look-ahead of 1024 events; what one batch folds, the store writes once.
    private static final int BATCH_SIZE = 1000;

    private final List<Projection> projections;
    private final ViewStore store;
    private final ViewPositions positions;
    private final Parking parking;
    private final ApplicationEventPublisher tidings;
    private final Map<String, ViewInvoker> invokers = new ConcurrentHashMap<>();
    private @Nullable Configuration configuration;

    ViewProcessors(
            List<Projection> projections,
            ViewStore store,
            ViewPositions positions,
            Parking parking,
            ApplicationEventPublisher tidings) {
        this.projections = List.copyOf(projections);
        this.store = store;
        this.positions = positions;
        this.parking = parking;
        this.tidings = tidings;
    }

    @Override
    public void configureModule(Configurer configurer) {
        configurer.onInitialize(built -> {
            configuration = built;
            positions.readTokensWith(this::tokenPosition);
            built.onStart(Phase.EXTERNAL_CONNECTIONS, () -> views().forEach(store::prepare));
        });
        configurer.eventProcessing(processing -> {
            for (View view : views()) {
                // Without both, a failing event is logged and skipped, and the view is wrong for ever.
                processing.registerListenerInvocationErrorHandler(
                        view.name(), built -> PropagatingErrorHandler.instance());
                processing.registerEventProcessor(view.name(), this::processor);
            }
        });
    }

    List<View> views() {
        return projections.stream().map(Projection::view).toList();
    }

    StreamingEventProcessor processor(String view) {
        return configuration()
                .eventProcessingConfiguration()
                .eventProcessor(view, StreamingEventProcessor.class)
                .orElseThrow(() -> new IllegalStateException("no processor feeds the view " + view));
    }

    /**
     * Takes an event that was parked.
     *
     * @throws Exception if it still cannot be taken; then nothing has changed
     */
    void again(String view, EventMessage<?> event) throws Exception {
        ViewInvoker invoker = invokers.get(view);
        if (invoker == null) throw new IllegalStateException("no processor feeds the view " + view);
        invoker.again(event);
        tidings.publishEvent(new ViewCorrected(view));
    }

    void forgetParked(String view) {
        parking.clear(view);
    }

    /** The position of the ledger's last event, −1 if it is empty. */
    long tail() {
        TrackingToken last = configuration().eventStore().createHeadToken();
        return last == null ? -1 : last.position().orElse(-1);
    }

    private Configuration configuration() {
        return Objects.requireNonNull(configuration, "views have no processors before Axon is configured");
    }

    private long tokenPosition(String view) {
        EventTrackerStatus status = processor(view).processingStatus().get(0);
        TrackingToken token = status == null ? null : status.getTrackingToken();
        return token == null ? -1 : token.position().orElse(-1);
    }

    private EventProcessor processor(String view, Configuration built, EventHandlerInvoker projection) {
        ViewInvoker invoker = new ViewInvoker(view, projection, store, positions.progress(view), parking);
        invokers.put(view, invoker);
        return PooledStreamingEventProcessor.builder()
                .name(view)
                .eventHandlerInvoker(invoker)
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .errorHandler(built.eventProcessingConfiguration().errorHandler(view))
                .messageSource(built.eventStore())
                .tokenStore(built.eventProcessingConfiguration().tokenStore(view))
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(thread(built, "coordinator-" + view))
                .workerExecutor(thread(built, "view-" + view))
                .initialSegmentCount(1)
                .initialToken(StreamableMessageSource::createTailToken)
                .batchSize(BATCH_SIZE)
                .build();
    }

    private static ScheduledExecutorService thread(Configuration built, String name) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory(name));
        built.onShutdown(Phase.EXTERNAL_CONNECTIONS, thread::shutdown);
        return thread;
    }
}
