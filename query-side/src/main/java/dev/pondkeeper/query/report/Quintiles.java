package dev.pondkeeper.query.report;

import java.util.Arrays;

/**
 * The 20/40/60/80 % quantiles of whole numbers by linear interpolation between order statistics ("type 7"), kept five-fold and
 * so without any rounding.
 */
final class Quintiles {

    private final long[] fivefold = new long[4];

    private Quintiles() {}

    /**
     * @param values at least one; sorted by this call
     * @throws ArithmeticException if five times a value is beyond a long
     */
    static Quintiles of(long[] values) {
        Arrays.sort(values);
        Quintiles quintiles = new Quintiles();
        for (int k = 1; k <= 4; k++) {
            long place = (values.length - 1L) * k;
            int below = (int) (place / 5);
            long fifths = place % 5;
            long step = fifths == 0 ? 0 : Math.subtractExact(values[below + 1], values[below]);
            quintiles.fivefold[k - 1] =
                    Math.addExact(Math.multiplyExact(5, values[below]), Math.multiplyExact(fifths, step));
        }
        return quintiles;
    }

    /** How many of the four quantiles lie strictly below a value. */
    int below(long value) {
        int below = 0;
        for (long quantile : fivefold) {
            if (quantile < Math.multiplyExact(5, value)) below++;
        }
        return below;
    }
}
