package dev.pondkeeper.cli.demo;

import java.util.Random;

/** How often a customer comes. */
enum Habit {
    EVERY_WORKDAY(20, 3),
    NOW_AND_THEN(45, 14),
    ON_OCCASION(23, 50),
    ONLY_LOOKS(12, 0);

    private final int share;
    private final int meanGapDays;

    Habit(int share, int meanGapDays) {
        this.share = share;
        this.meanGapDays = meanGapDays;
    }

    static Habit drawn(Random random) {
        int ticket = random.nextInt(100);
        for (Habit habit : values()) {
            ticket -= habit.share;
            if (ticket < 0) return habit;
        }
        return ONLY_LOOKS;
    }

    boolean buys() {
        return meanGapDays > 0;
    }

    /** Days until the next visit, at least one: exponential, as independent visits are. */
    int nextGap(Random random) {
        return 1 + (int) Math.round(-Math.log(1 - random.nextDouble()) * (meanGapDays - 1));
    }
}
