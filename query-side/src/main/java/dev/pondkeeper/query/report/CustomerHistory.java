package dev.pondkeeper.query.report;

import java.util.ArrayList;
import java.util.List;

/** What one person did, in business time and under whichever of their ids; in no particular order. */
final class CustomerHistory {

    private static final long NEVER = Long.MAX_VALUE;

    private final List<Movement> payments = new ArrayList<>();
    private final List<Movement> refunds = new ArrayList<>();
    private long registeredAt = NEVER;
    private long channel;

    /**
     * Money that was paid, or paid back.
     *
     * @param order stands for the order's id
     * @param at epoch milliseconds
     * @param amount minor units
     */
    record Movement(long order, long at, long amount) {}

    /** Of several times the first. */
    void registered(long at) {
        registeredAt = Math.min(registeredAt, at);
    }

    /**
     * @param acquisition stands for the channel's code; never 0
     * @param own whether it is that of the id the person goes by, which counts before those of others
     */
    void cameThrough(long acquisition, boolean own) {
        if (own || channel == 0) channel = acquisition;
    }

    void paid(long order, long at, long amount) {
        payments.add(new Movement(order, at, amount));
    }

    void refunded(long order, long at, long amount) {
        refunds.add(new Movement(order, at, amount));
    }

    boolean registeredBefore(long end) {
        return registeredAt < end;
    }

    boolean registeredIn(long start, long end) {
        return registeredAt >= start && registeredAt < end;
    }

    /** What stands for the channel that the customer came through; 0 where none is known. */
    long channel() {
        return channel;
    }

    List<Movement> payments() {
        return payments;
    }

    List<Movement> refunds() {
        return refunds;
    }

    /** What was done before an instant, as the reports at a date see it. */
    Standing before(long end) {
        long orders = 0;
        long last = Long.MIN_VALUE;
        long net = 0;
        for (Movement payment : payments) {
            if (payment.at() >= end) continue;
            orders++;
            last = Math.max(last, payment.at());
            net += payment.amount();
        }
        for (Movement refund : refunds) {
            if (refund.at() < end) net -= refund.amount();
        }
        return new Standing(orders, last, net);
    }

    /**
     * @param orders paid, refunded or not
     * @param lastAt epoch milliseconds; of no meaning without an order
     * @param net paid less refunded
     */
    record Standing(long orders, long lastAt, long net) {}
}
