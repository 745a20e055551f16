package dev.pondkeeper.eventstore;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How a payload's class is called in the ledger, so that a class can move without touching what is recorded. */
public interface EventTypeNames {
    /** The name under which payloads of the class are recorded. */
    String nameOf(Class<?> payloadType);

    /** The class that a recorded name stands for today, empty where the serializer shall take the name as it is. */
    Optional<Class<?>> classNamed(String name);

    /** Every class under its own full name. */
    static EventTypeNames ofClasses() {
        return new EventTypeNames() {
            @Override
            public String nameOf(Class<?> payloadType) {
                return payloadType.getName();
            }

            @Override
            public Optional<Class<?>> classNamed(String name) {
                return Optional.empty();
            }
        };
    }

    /**
     * The given classes under the given names, all others under their own.
     *
     * @throws IllegalArgumentException when two names stand for one class
     */
    static EventTypeNames of(Map<String, Class<?>> classes) {
        Map<String, Class<?>> byName = Map.copyOf(classes);
        Map<Class<?>, String> byClass = new HashMap<>();
        byName.forEach((name, type) -> {
            String other = byClass.put(type, name);
            if (other != null) {
                throw new IllegalArgumentException(type + " cannot be called both " + other + " and " + name + ".");
            }
        });
        return new EventTypeNames() {
            @Override
            public String nameOf(Class<?> payloadType) {
                return byClass.getOrDefault(payloadType, payloadType.getName());
            }

            @Override
            public Optional<Class<?>> classNamed(String name) {
                return Optional.ofNullable(byName.get(name));
            }
        };
    }
}
