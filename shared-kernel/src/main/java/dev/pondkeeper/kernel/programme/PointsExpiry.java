package dev.pondkeeper.kernel.programme;

import dev.pondkeeper.kernel.Checks;
import org.jspecify.annotations.Nullable;

/**
 * When points end (积分有效期, DOMAIN.md §2 PointsAccount): always with the end of a day in the programme's zone.
 *
 * @param amount of {@code unit}, for ROLLING and SLIDING, 1 to 3 650; 0 otherwise
 * @param rounding the last day moves to the end of its month, quarter or year
 * @param month for CALENDAR: points end with this day of the first such date after they were earned, 1 to 12
 * @param day for CALENDAR: 1 to 31; a month without it ends them with its last day
 */
public record PointsExpiry(
        Kind kind,
        int amount,
        Unit unit,
        Rounding rounding,
        @Nullable Integer month,
        @Nullable Integer day) {

    /** What the end depends on. */
    public enum Kind {
        /** Nothing: points never end. */
        NONE,
        /** So long after they were earned. */
        ROLLING,
        /** One date of the year. */
        CALENDAR,
        /** So long after the account's last earning or redemption. */
        SLIDING
    }

    /** In what {@code amount} counts. */
    public enum Unit {
        DAYS,
        MONTHS,
        YEARS
    }

    /** To what end the last day is moved. */
    public enum Rounding {
        NONE,
        MONTH_END,
        QUARTER_END,
        YEAR_END
    }

    static final PointsExpiry DEFAULT = rolling(12, Unit.MONTHS);

    public PointsExpiry {
        boolean counted = kind == Kind.ROLLING || kind == Kind.SLIDING;
        boolean dated = kind == Kind.CALENDAR;
        new Checks()
                .require(
                        kind == null || (counted ? between(amount, 3_650) : amount == 0), "amount", amountRule(counted))
                .require(
                        kind == null || (dated ? month != null && between(month, 12) : month == null),
                        "month",
                        dateRule(dated, 12))
                .require(
                        kind == null || (dated ? day != null && between(day, 31) : day == null),
                        "day",
                        dateRule(dated, 31))
                .done();
    }

    private static boolean between(int value, int most) {
        return value >= 1 && value <= most;
    }

    private static String amountRule(boolean counted) {
        return counted ? "must lie between 1 and 3650" : "must be 0 unless ROLLING or SLIDING";
    }

    private static String dateRule(boolean dated, int most) {
        return dated ? "must lie between 1 and " + most : "belongs to CALENDAR only";
    }

    /** So long after they were earned, without rounding. */
    public static PointsExpiry rolling(int amount, Unit unit) {
        return new PointsExpiry(Kind.ROLLING, amount, unit, Rounding.NONE, null, null);
    }
}
