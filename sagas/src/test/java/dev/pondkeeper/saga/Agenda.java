package dev.pondkeeper.saga;

import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.MetadataKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;

/** What a policy wants to happen later, written down by tests. */
public final class Agenda implements DueCommands {

    /** When what was told so far was recorded, unless a test says otherwise. */
    public static final Instant RECORDED = Instant.parse("2026-03-05T04:20:00Z");

    /** One entry: when, what it is for, and the command. */
    public record Entry(Instant due, String key, Command command) {}

    private final List<Entry> entries = new ArrayList<>();
    private final AnnotationEventHandlerAdapter policy;

    public Agenda(Object policy) {
        this.policy = new AnnotationEventHandlerAdapter(
                policy,
                MultiParameterResolverFactory.ordered(
                        ClasspathParameterResolverFactory.forClass(policy.getClass()),
                        new SimpleResourceParameterResolverFactory(List.of(this))));
    }

    @Override
    public void at(Instant due, String policy, String id, Command command) {
        entries.add(new Entry(due, policy + "/" + id, command));
    }

    /** What the policy wants because of an event that was recorded just now, in an event of the id {@code e}. */
    public List<Entry> of(Event event) {
        return of(event, false);
    }

    public List<Entry> ofImported(Event event) {
        return of(event, true);
    }

    private List<Entry> of(Event event, boolean historical) {
        entries.clear();
        Map<String, Object> metadata = historical ? Map.of(MetadataKeys.HISTORICAL, "true") : Map.of();
        EventMessage<?> message = new GenericEventMessage<>("e", event, metadata, RECORDED);
        try {
            if (policy.canHandle(message)) policy.handle(message);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
        return List.copyOf(entries);
    }
}
