package dev.pondkeeper.app.reaction;

import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How the policies of the sagas room are fed: in batches, from the first event there ever was, and never past one that
 * failed. The views bring their own processors.
 */
@Component
class ReactionProcessors implements ConfigurerModule {

    /** What one batch asks for is in flight together, and so travels to the store together. */
    private static final int BATCH_SIZE = 512;

    private final DoorReactions reactions;

    ReactionProcessors(DoorReactions reactions) {
        this.reactions = reactions;
    }

    @Override
    public void configureModule(Configurer configurer) {
        EventProcessingConfigurer processing = configurer.eventProcessing();
        processing.usingPooledStreamingEventProcessors((configuration, builder) -> builder.batchSize(BATCH_SIZE)
                .initialSegmentCount(1)
                .initialToken(StreamableMessageSource::createTailToken));
        processing.registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance());
        processing.registerDefaultErrorHandler(configuration -> PropagatingErrorHandler.INSTANCE);
        processing.registerDefaultHandlerInterceptor((configuration, processor) -> this::handle);
    }

    private @Nullable Object handle(UnitOfWork<? extends EventMessage<?>> work, InterceptorChain chain)
            throws Exception {
        Object result = chain.proceed();
        if (!(work instanceof BatchingUnitOfWork<?> batch) || batch.isLastMessage()) reactions.awaitDecisions(work);
        return result;
    }
}
