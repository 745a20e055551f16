package dev.pondkeeper.command.points;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.pondkeeper.kernel.order.OrderId;
import org.jspecify.annotations.Nullable;

/** For each order what its points are counted from, so that a refund takes back exactly what was given for it. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY, getterVisibility = Visibility.NONE)
final class OrderFacts {

    private static final int RATE = 0;
    private static final int NET = 1;
    private static final int LAPSED = 2;
    private static final long NOT_EARNED = -1;

    private final Register register = new Register(3);

    /**
     * @param perMajorUnit -1 if the order has not earned yet
     * @param net minor units that are left paid, as far as is known
     * @param lapsed so many of its points have expired unused
     */
    record Facts(long perMajorUnit, long net, long lapsed) {

        boolean hasEarned() {
            return perMajorUnit != NOT_EARNED;
        }
    }

    /** An order of which nothing is known has not earned, and nothing was refunded. */
    Facts of(OrderId order) {
        int row = register.find(order.value());
        return row < 0
                ? new Facts(NOT_EARNED, Long.MAX_VALUE, 0)
                : new Facts(register.get(row, RATE), register.get(row, NET), register.get(row, LAPSED));
    }

    /** What a refund left paid before the order had earned, in minor units; null if there was none. */
    @Nullable
    Long notedNet(OrderId order) {
        Facts facts = of(order);
        return facts.hasEarned() || facts.net() == Long.MAX_VALUE ? null : (Long) facts.net();
    }

    void earned(OrderId order, int perMajorUnit, long paid) {
        set(order.value(), perMajorUnit, paid);
    }

    void refundedBeforeEarning(OrderId order, long net) {
        set(order.value(), NOT_EARNED, net);
    }

    void clawedBack(OrderId order, long net, long lapsed) {
        int row = register.find(order.value());
        register.set(row, NET, net);
        register.set(row, LAPSED, register.get(row, LAPSED) - lapsed);
    }

    /** Points of an order have expired unused. */
    void lapsed(String order, long points) {
        int row = register.find(order);
        if (row >= 0) register.set(row, LAPSED, register.get(row, LAPSED) + points);
    }

    private void set(String order, long perMajorUnit, long net) {
        int row = register.find(order);
        if (row < 0) {
            register.add(order, perMajorUnit, net, 0);
        } else {
            register.set(row, RATE, perMajorUnit);
            register.set(row, NET, net);
        }
    }
}
