package dev.pondkeeper.poison;

import dev.pondkeeper.kernel.order.OrderId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The orders that nobody here can take for now: some at once, some only when what they asked for is done. */
public final class Poison {

    private static final Set<String> AT_ONCE = ConcurrentHashMap.newKeySet();
    private static final Set<String> LATER = ConcurrentHashMap.newKeySet();

    private Poison() {}

    public static void atOnce(String order) {
        AT_ONCE.add(order);
    }

    public static void later(String order) {
        LATER.add(order);
    }

    public static void none() {
        AT_ONCE.clear();
        LATER.clear();
    }

    static void taste(OrderId order) {
        if (AT_ONCE.contains(order.value())) throw new IllegalStateException("cannot take " + order);
    }

    static boolean isLater(OrderId order) {
        return LATER.contains(order.value());
    }
}
