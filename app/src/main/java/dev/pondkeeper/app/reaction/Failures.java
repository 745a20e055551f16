package dev.pondkeeper.app.reaction;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.stereotype.Component;

/**
 * Remembers what stops a processor, because a processor that waits to try again says nothing of it, and passes it on, so that
 * the processor stops.
 */
@Component
public class Failures implements ErrorHandler, ConfigurerModule {

    private final Map<String, Failure> last = new ConcurrentHashMap<>();

    private record Failure(Throwable error, long position) {}

    @Override
    public void configureModule(Configurer configurer) {
        configurer.eventProcessing().registerDefaultErrorHandler(configuration -> this);
    }

    @Override
    public void handleError(ErrorContext context) throws Exception {
        long first = context.failedEvents().isEmpty()
                ? Long.MAX_VALUE
                : position(context.failedEvents().get(0));
        last.put(context.eventProcessor(), new Failure(context.error(), first));
        if (context.error() instanceof Error fatal) throw fatal;
        if (context.error() instanceof Exception failed) throw failed;
    }

    /** What stops the processor, as long as it has not come past it. */
    public Optional<Throwable> of(String processor, long position) {
        Failure failure = last.get(processor);
        if (failure == null) return Optional.empty();
        if (position < failure.position()) return Optional.of(failure.error());
        last.remove(processor, failure);
        return Optional.empty();
    }

    private static long position(EventMessage<?> event) {
        if (!(event instanceof TrackedEventMessage<?> tracked) || tracked.trackingToken() == null)
            return Long.MAX_VALUE;
        return tracked.trackingToken().position().orElse(Long.MAX_VALUE);
    }
}
