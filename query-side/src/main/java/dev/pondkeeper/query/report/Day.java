package dev.pondkeeper.query.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/** Dates of business times in the programme's time zone. */
record Day(ZoneId zone) {

    /** Epoch milliseconds of the first instant of a date. */
    long start(LocalDate date) {
        return date.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /** Epoch milliseconds of the first instant after a date. */
    long end(LocalDate date) {
        return start(date.plusDays(1));
    }

    LocalDate of(long epochMillis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(epochMillis), zone);
    }

    YearMonth month(long epochMillis) {
        return YearMonth.from(of(epochMillis));
    }
}
