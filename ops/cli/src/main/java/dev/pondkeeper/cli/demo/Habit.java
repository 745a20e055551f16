package dev.pondkeeper.cli.demo;

/** How often a customer comes. */
enum Habit {
    EVERY_WORKDAY(8, 3),
    NOW_AND_THEN(34, 12),
    ON_OCCASION(30, 45),
    ONLY_LOOKS(28, 0);

    private final int share;
    private final int meanGapDays;

    Habit(int share, int meanGapDays) {
        this.share = share;
        this.meanGapDays = meanGapDays;
    }

    static Habit drawn(Dice dice, String guest) {
        int ticket = dice.below(100, "habit/" + guest);
        for (Habit habit : values()) {
            ticket -= habit.share;
            if (ticket < 0) return habit;
        }
        return ONLY_LOOKS;
    }

    boolean buys() {
        return meanGapDays > 0;
    }

    /** Days until the next visit. */
    int gap(Dice dice, String about, double bustle) {
        return dice.days(Math.max(1.2, meanGapDays / bustle), "gap/" + about);
    }
}
