package dev.pondkeeper.search;

import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerErased;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchApproved;
import dev.pondkeeper.kernel.touch.TouchId;
import dev.pondkeeper.saga.DueCommands;
import dev.pondkeeper.saga.PaidOrders;
import dev.pondkeeper.saga.ProgrammeInForce;
import dev.pondkeeper.saga.ReactionCommands;
import dev.pondkeeper.saga.privacy.PersonalKeys;
import dev.pondkeeper.saga.touch.ForgottenCustomers;
import dev.pondkeeper.saga.touch.OpenTouches;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.spring.stereotype.Saga;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.annotation.AnnotationUtils;

/** The stateless policies of the sagas room, one reader each, fed event by event as far as a history says. */
final class Policies {

    /** One policy's own place in the log, and how it hears of the next event. */
    private static final class Reader {

        private final List<AnnotationEventHandlerAdapter> handlers = new ArrayList<>();
        private int position;
    }

    /** What a policy asked for. */
    record Asked(String key, Command command) {}

    private final List<Reader> readers;
    private final List<Asked> asked = new ArrayList<>();

    private final SeedStore store;

    Policies(SeedStore store, Clock clock) {
        this.store = store;
        Map<String, Reader> groups = new TreeMap<>();
        ReactionCommands commands = (policy, id, command) -> asked.add(new Asked("~" + policy + "/" + id, command));
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean(Clock.class, () -> clock);
            context.registerBean(PersonalKeys.class, () -> customer -> {});
            context.scan("dev.pondkeeper.saga");
            context.refresh();
            PaidOrders orders = order -> paymentOf(order);
            ProgrammeInForce programme = store::programme;
            OpenTouches touches = this::isToBeSent;
            ForgottenCustomers forgotten = this::isForgotten;
            DueCommands later = (due, policy, id, command) -> {}; // a history moves its clock and settles as it likes
            for (Object bean : context.getBeansOfType(Object.class).values()) {
                ProcessingGroup group = AnnotationUtils.findAnnotation(bean.getClass(), ProcessingGroup.class);
                boolean saga = AnnotationUtils.findAnnotation(bean.getClass(), Saga.class) != null;
                if (group == null || saga) continue;
                groups.computeIfAbsent(group.value(), name -> new Reader())
                        .handlers
                        .add(new AnnotationEventHandlerAdapter(
                                bean,
                                MultiParameterResolverFactory.ordered(
                                        ClasspathParameterResolverFactory.forClass(bean.getClass()),
                                        new SimpleResourceParameterResolverFactory(
                                                List.of(commands, orders, programme, touches, forgotten, later)))));
            }
        }
        readers = List.copyOf(groups.values());
    }

    int count() {
        return readers.size();
    }

    void restart() {
        readers.forEach(reader -> reader.position = 0);
    }

    boolean isBehind(int policy) {
        return readers.get(policy).position < store.size();
    }

    /** Lets one policy hear of its next event; what it asks for comes back. */
    List<Asked> hear(int policy) throws Exception {
        Reader reader = readers.get(policy);
        EventMessage<?> event = store.since(reader.position).get(0);
        asked.clear();
        for (AnnotationEventHandlerAdapter handler : reader.handlers) {
            if (handler.canHandle(event)) handler.handle(event);
        }
        reader.position++;
        return List.copyOf(asked);
    }

    private Optional<OrderPaid> paymentOf(OrderId order) {
        return store.stream("order:" + order).stream()
                .map(EventMessage::getPayload)
                .filter(OrderPaid.class::isInstance)
                .map(OrderPaid.class::cast)
                .findFirst();
    }

    private boolean isForgotten(CustomerId customer) {
        return store.stream("customer:" + customer).stream()
                .map(EventMessage::getPayload)
                .anyMatch(CustomerErased.class::isInstance);
    }

    private boolean isToBeSent(TouchId touch) {
        List<DomainEventMessage<?>> events = store.stream("touch:" + touch);
        return !events.isEmpty() && events.get(events.size() - 1).getPayload() instanceof TouchApproved;
    }
}
