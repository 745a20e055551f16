package dev.pondkeeper.command.points;

import dev.pondkeeper.kernel.programme.PointsExpiry;
import dev.pondkeeper.kernel.programme.PointsExpiry.Rounding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/** Until when points can be used: always to the end of a day in the programme's zone (DOMAIN.md §2, PointsAccount). */
final class ExpiryPolicy {

    private ExpiryPolicy() {}

    /**
     * The last instant of use of points that count from that moment; null if they never end. 31 January plus a month is the last
     * day of February.
     */
    static @Nullable Instant endOf(PointsExpiry rule, Instant from, ZoneId zone) {
        LocalDate first = from.atZone(zone).toLocalDate();
        return switch (rule.kind()) {
            case NONE -> null;
            case CALENDAR -> endOf(nextDate(rule, first), zone);
            case ROLLING, SLIDING -> endOf(rounded(later(rule, first), rule.rounding()), zone);
        };
    }

    /** The last millisecond of a day, which may be one of 23 or 25 hours. */
    static Instant endOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MILLIS);
    }

    private static LocalDate later(PointsExpiry rule, LocalDate first) {
        return switch (rule.unit()) {
            case DAYS -> first.plusDays(rule.amount());
            case MONTHS -> first.plusMonths(rule.amount());
            case YEARS -> first.plusYears(rule.amount());
        };
    }

    private static LocalDate rounded(LocalDate day, Rounding rounding) {
        return switch (rounding) {
            case NONE -> day;
            case MONTH_END -> day.with(TemporalAdjusters.lastDayOfMonth());
            case QUARTER_END ->
                day.withDayOfMonth(1)
                        .plusMonths(2 - (day.getMonthValue() - 1) % 3)
                        .with(TemporalAdjusters.lastDayOfMonth());
            case YEAR_END -> day.with(TemporalAdjusters.lastDayOfYear());
        };
    }

    // The first such date after the day itself: what is earned on the very day lasts another year.
    private static LocalDate nextDate(PointsExpiry rule, LocalDate first) {
        LocalDate sameYear = dateIn(first.getYear(), rule);
        return sameYear.isAfter(first) ? sameYear : dateIn(first.getYear() + 1, rule);
    }

    private static LocalDate dateIn(int year, PointsExpiry rule) {
        Integer month = rule.month();
        Integer day = rule.day();
        if (month == null || day == null) throw new IllegalStateException("a calendar rule has its date");
        YearMonth of = YearMonth.of(year, month);
        return of.atDay(Math.min(day, of.lengthOfMonth()));
    }
}
