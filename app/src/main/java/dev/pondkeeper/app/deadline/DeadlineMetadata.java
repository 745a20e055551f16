package dev.pondkeeper.app.deadline;

import dev.pondkeeper.kernel.MetadataKeys;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/**
 * What travels beside a deadline. It keeps the conversation that it was set in; it acts in its own name; and what comes of it is
 * no part of what its setter's commit has to wait for, so it begins a chain of reactions of its own.
 */
@Component
class DeadlineMetadata
        implements MessageDispatchInterceptor<DeadlineMessage<?>>, MessageHandlerInterceptor<DeadlineMessage<?>> {

    private static final Set<String> NOT_KEPT = Set.of(
            MetadataKeys.ROOT_POSITION,
            MetadataKeys.RECORDED_AT,
            MetadataKeys.COMMAND,
            MetadataKeys.ACTOR,
            MetadataKeys.CAUSATION_ID);

    private final Clock clock;

    DeadlineMetadata(Clock clock) {
        this.clock = clock;
    }

    @Override
    public BiFunction<Integer, DeadlineMessage<?>, DeadlineMessage<?>> handle(
            List<? extends DeadlineMessage<?>> messages) {
        return (index, message) -> message.withMetaData(message.getMetaData().withoutKeys(NOT_KEPT));
    }

    @Override
    public Object handle(UnitOfWork<? extends DeadlineMessage<?>> work, InterceptorChain chain) throws Exception {
        DeadlineMessage<?> deadline = work.getMessage();
        Map<String, Object> own = Map.of(
                MetadataKeys.ACTOR, "~" + deadline.getDeadlineName(),
                MetadataKeys.CAUSATION_ID, deadline.getIdentifier(),
                MetadataKeys.RECORDED_AT, clock.instant());
        work.transformMessage(message -> message.andMetaData(own));
        return chain.proceed();
    }
}
