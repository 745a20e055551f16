package dev.pondkeeper.command.points;

import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How many points an order earns and how long they can be used (DOMAIN.md §2, PointsAccount; §4). */
final class EarningPolicy {

    private EarningPolicy() {}

    /** So many per whole major unit net paid, rounded down: 11.77 earns 11. */
    static long pointsFor(Money paid, Programme programme) {
        return Math.multiplyExact(
                Money.wholeMajorUnits(paid.amount(), paid.currency()),
                programme.points().perMajorUnit());
    }

    /**
     * The end of the last day, in the programme's zone, on which a lot earned then can be used; 31 January plus a month is
     * the last day of February.
     */
    static Instant expiryOf(Instant earnedAt, Programme programme) {
        LocalDate lastDay = earnedAt.atZone(programme.zone())
                .toLocalDate()
                .plusMonths(programme.points().expiry().amount());
        return lastDay.plusDays(1).atStartOfDay(programme.zone()).toInstant().minus(1, ChronoUnit.MILLIS);
    }
}
