package dev.pondkeeper.app.reaction;

import dev.pondkeeper.query.view.Parking;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.MultiEventHandlerInvoker;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.modelling.saga.AbstractSagaManager;
import org.springframework.stereotype.Component;

/**
 * How the policies and sagas of the sagas room are fed: in batches, from the first event there ever was, one segment each,
 * and never past an event that failed otherwise than by parking it. The views bring their own processors.
 */
@Component
public class ReactionProcessors implements ConfigurerModule {

    /** What one batch asks for is in flight together, and so travels to the store together. */
    private static final int BATCH_SIZE = 512;

    private final DoorReactions reactions;
    private final Parking parking;
    private final Map<String, Fed> processors = new ConcurrentHashMap<>();

    ReactionProcessors(DoorReactions reactions, Parking parking) {
        this.reactions = reactions;
        this.parking = parking;
    }

    private record Fed(boolean sagas, Alone alone) {}

    @Override
    public void configureModule(Configurer configurer) {
        EventProcessingConfigurer processing = configurer.eventProcessing();
        processing.registerEventProcessorFactory(this::processor);
        processing.registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance());
    }

    /** Whether the processor feeds sagas. */
    public boolean feedsSagas(String processor) {
        Fed fed = processors.get(processor);
        return fed != null && fed.sagas();
    }

    /**
     * Takes an event that was parked.
     *
     * @throws Exception if it still cannot be taken
     */
    public void again(String processor, EventMessage<?> event) throws Exception {
        Fed fed = processors.get(processor);
        if (fed == null) throw new IllegalStateException("no reaction is called " + processor);
        fed.alone().take(event);
    }

    private EventProcessor processor(String name, Configuration built, EventHandlerInvoker handlers) {
        boolean sagas = feedsSagas(handlers);
        Alone alone = new Alone(handlers, reactions);
        processors.put(name, new Fed(sagas, alone));
        return PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(
                        sagas
                                ? new SagaInvoker(name, handlers, alone, parking)
                                : new ReactionInvoker(name, handlers, reactions, parking))
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .errorHandler(built.eventProcessingConfiguration().errorHandler(name))
                .messageSource(built.eventStore())
                .tokenStore(built.eventProcessingConfiguration().tokenStore(name))
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(thread(built, "coordinator-" + name))
                .workerExecutor(thread(built, "reaction-" + name))
                .initialSegmentCount(1)
                .initialToken(StreamableMessageSource::createTailToken)
                .batchSize(BATCH_SIZE)
                .build();
    }

    private static boolean feedsSagas(EventHandlerInvoker handlers) {
        if (handlers instanceof MultiEventHandlerInvoker several) {
            return several.delegates().stream().anyMatch(ReactionProcessors::feedsSagas);
        }
        return handlers instanceof AbstractSagaManager<?>;
    }

    private static ScheduledExecutorService thread(Configuration built, String name) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory(name));
        built.onShutdown(Phase.EXTERNAL_CONNECTIONS, thread::shutdown);
        return thread;
    }
}
