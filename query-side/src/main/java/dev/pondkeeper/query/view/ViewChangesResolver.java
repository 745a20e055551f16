package dev.pondkeeper.query.view;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/** Hands an {@code @EventHandler} method the {@link ViewChanges} of its event. Axon finds it through {@code META-INF/services}. */
public final class ViewChangesResolver implements ParameterResolverFactory {

    @Override
    public @Nullable ParameterResolver<ViewChanges> createInstance(
            Executable executable, Parameter[] parameters, int parameterIndex) {
        return parameters[parameterIndex].getType() == ViewChanges.class ? new Resolver() : null;
    }

    private static final class Resolver implements ParameterResolver<ViewChanges> {

        @Override
        public ViewChanges resolveParameterValue(Message<?> message) {
            TrackedEventMessage<?> event = (TrackedEventMessage<?>) message;
            long sequence = event instanceof DomainEventMessage<?> domain ? domain.getSequenceNumber() : 0;
            ViewBatch batch = CurrentUnitOfWork.get().root().getResource(ViewInvoker.BATCH);
            return new ViewChanges(batch, ViewInvoker.position(event), sequence, event.getTimestamp());
        }

        @Override
        public boolean matches(Message<?> message) {
            return message instanceof TrackedEventMessage<?>;
        }
    }
}
