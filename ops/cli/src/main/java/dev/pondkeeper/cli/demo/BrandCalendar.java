package dev.pondkeeper.cli.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * The brand's days. Its life is told at two moments of each, counted through from 0: everything that happened since the moment
 * before.
 */
public final class BrandCalendar {

    /** The brand's own. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    static final int MOMENTS_A_DAY = 2;

    private static final List<LocalTime> MOMENTS = List.of(LocalTime.of(12, 30), LocalTime.of(20, 0));
    private static final LocalTime OPENS = LocalTime.of(7, 30);

    /** How the months differ: the New Year empties the offices, summer is cold brew, November is sales. */
    private static final double[] SEASON = {0.9, 0.7, 1.0, 1.0, 1.1, 1.15, 1.2, 1.15, 1.0, 1.0, 1.25, 1.1};

    private static final double WEEKEND = 0.55;

    private final LocalDate firstDay;
    private final int days;

    public BrandCalendar(LocalDate firstDay, int days) {
        this.firstDay = firstDay;
        this.days = days;
    }

    /** Before the first customer comes. */
    public Instant opening() {
        return firstDay.atTime(OPENS).atZone(ZONE).toInstant();
    }

    public int days() {
        return days;
    }

    public int moments() {
        return days * MOMENTS_A_DAY;
    }

    public Instant at(int moment) {
        return dateOf(moment)
                .atTime(MOMENTS.get(Math.floorMod(moment, MOMENTS_A_DAY)))
                .atZone(ZONE)
                .toInstant();
    }

    public LocalDate dateOf(int moment) {
        return firstDay.plusDays(dayOf(moment));
    }

    /** Days before the one of that moment. */
    public static int dayOf(int moment) {
        return Math.floorDiv(moment, MOMENTS_A_DAY);
    }

    /** The first moment of a day. */
    public static int noonOf(int day) {
        return day * MOMENTS_A_DAY;
    }

    static int eveningOf(int day) {
        return noonOf(day) + 1;
    }

    /** The last moment before that time. */
    int lastBefore(Instant time) {
        int moment = eveningOf((int) (LocalDate.ofInstant(time, ZONE).toEpochDay() - firstDay.toEpochDay()));
        while (!at(moment).isBefore(time)) moment--;
        return moment;
    }

    /** How much is going on that day; 1 on a working day in spring. */
    double bustle(int day) {
        LocalDate date = firstDay.plusDays(day);
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        return SEASON[date.getMonthValue() - 1] * (weekend ? WEEKEND : 1);
    }
}
