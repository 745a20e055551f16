package dev.pondkeeper.eventstore.deadlines;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ScopeAware;
import org.axonframework.messaging.ScopeAwareProvider;
import org.axonframework.messaging.ScopeDescriptor;

/** Whom the tests' deadlines belong to: it writes down what reaches it. */
final class Recorder implements ScopeAware, ScopeAwareProvider {
    private final Clock clock;
    private final List<Fired> fired = new CopyOnWriteArrayList<>();
    private volatile Consumer<DeadlineMessage<?>> handler = message -> {};

    Recorder(Clock clock) {
        this.clock = clock;
    }

    /** A place that deadlines belong to. */
    record Place(@JsonProperty("name") String name) implements ScopeDescriptor {
        private static final long serialVersionUID = 1L;

        @Override
        public String scopeDescription() {
            return name;
        }
    }

    /** What reached it. */
    record Fired(DeadlineMessage<?> message, Instant at) {
        Object payload() {
            return message.getPayload();
        }
    }

    void handling(Consumer<DeadlineMessage<?>> what) {
        handler = what;
    }

    List<Fired> fired() {
        return fired;
    }

    List<Object> payloads() {
        return fired.stream().map(Fired::payload).collect(Collectors.toList());
    }

    Set<String> ids() {
        return fired.stream().map(each -> each.message().getIdentifier()).collect(Collectors.toSet());
    }

    @Override
    public void send(Message<?> message, ScopeDescriptor scope) {
        DeadlineMessage<?> deadline = (DeadlineMessage<?>) message;
        fired.add(new Fired(deadline, clock.instant()));
        handler.accept(deadline);
    }

    @Override
    public boolean canResolve(ScopeDescriptor scope) {
        return scope instanceof Place;
    }

    @Override
    public Stream<ScopeAware> provideScopeAwareStream(ScopeDescriptor scope) {
        return Stream.of(this);
    }
}
