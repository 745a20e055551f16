package dev.pondkeeper.query.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The quarter of an hour in which a run began: days of every time zone there is begin with one, so that runs can be summed up
 * before anybody says in which zone they want to see them.
 */
final class Quarter {

    private static final long MILLIS = 15 * 60 * 1000L;
    private static final long EPOCH = Instant.parse("1900-01-01T00:00:00Z").toEpochMilli();

    private Quarter() {}

    /** Its number since 1900, in words that are ordered as the numbers are. */
    static String of(Instant at) {
        return "%010d".formatted(Math.floorDiv(at.toEpochMilli() - EPOCH, MILLIS));
    }

    /** That with which a day begins. */
    static String of(LocalDate day, ZoneId zone) {
        return of(day.atStartOfDay(zone).toInstant());
    }
}
