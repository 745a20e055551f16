package dev.pondkeeper.cli.demo;

import java.util.Locale;
import java.util.Random;

/** One customer of the brand, as far as the generator must remember. */
final class Guest {

    private static final int MEAN_STAY_DAYS = 240;

    private final String id;
    private final Habit habit;
    private final int lastDay;
    private int nextVisit;
    private int orders;
    private int redemptions;
    private int refunds;
    private long points;

    Guest(int number, int day, Random random) {
        id = String.format(Locale.ROOT, "demo-%05d", number);
        habit = Habit.drawn(random);
        lastDay = day + (int) Math.round(-Math.log(1 - random.nextDouble()) * MEAN_STAY_DAYS);
        nextVisit = habit.buys() ? day + (random.nextBoolean() ? 0 : habit.nextGap(random)) : Integer.MAX_VALUE;
    }

    String id() {
        return id;
    }

    boolean visits(int day) {
        return nextVisit == day && day <= lastDay;
    }

    void planNext(int day, Random random) {
        nextVisit = day + habit.nextGap(random);
    }

    /** Number of this order, from 1. */
    int order(long fen) {
        points += fen / 100;
        return ++orders;
    }

    int refund(long fen) {
        points -= fen / 100 + 1;
        return ++refunds;
    }

    int redeem(long spent) {
        points -= spent;
        return ++redemptions;
    }

    int orders() {
        return orders;
    }

    int refunds() {
        return refunds;
    }

    int redemptions() {
        return redemptions;
    }

    /** Not above what the server grants for the same orders. */
    long points() {
        return points;
    }
}
