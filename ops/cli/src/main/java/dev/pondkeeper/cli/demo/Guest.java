package dev.pondkeeper.cli.demo;

import java.util.Locale;

/** One customer of the brand, as far as the generator must remember. */
final class Guest {

    private static final double MEAN_STAY_DAYS = 260;

    private final String id;
    private final int number;
    private final Habit habit;
    private final int arrival;
    private final int lastDay;
    private boolean referred;
    private boolean quiet;
    private boolean gone;
    private int orders;
    private long points;

    /** @param arrival the moment of the registration */
    Guest(int number, int arrival, Dice dice) {
        this.id = String.format(Locale.ROOT, "demo-%05d", number);
        this.number = number;
        this.arrival = arrival;
        this.habit = Habit.drawn(dice, id);
        this.lastDay = BrandCalendar.dayOf(arrival) + dice.days(MEAN_STAY_DAYS, "stay/" + id);
    }

    String id() {
        return id;
    }

    int number() {
        return number;
    }

    int arrival() {
        return arrival;
    }

    Habit habit() {
        return habit;
    }

    /** Whether habit still brings the customer. */
    boolean comes(int day) {
        return day <= lastDay && isActive();
    }

    /** Whether the customer may act: not erased, not merged into another, not restricted. */
    boolean isActive() {
        return !gone && !quiet;
    }

    /** Erased, or merged into somebody else. */
    void leave() {
        gone = true;
    }

    /** Restricted, or no longer. */
    void beQuiet(boolean on) {
        quiet = on;
    }

    boolean isReferred() {
        return referred;
    }

    void beReferred() {
        referred = true;
    }

    /** Number of this order, from 1. */
    int order() {
        return ++orders;
    }

    int orders() {
        return orders;
    }

    /** As the server last said. */
    long points() {
        return points;
    }

    void have(long available) {
        points = available;
    }
}
