package dev.pondkeeper.command.membership;

import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;

/** What growth value (成长值) an order gives and how long it counts (DOMAIN.md §2 Membership, §4). */
final class GrowthPolicy {

    private GrowthPolicy() {}

    /** Per whole major unit of the order's own currency. */
    static long growthFor(long minorUnits, String currency, long perMajorUnit) {
        return Math.multiplyExact(Money.wholeMajorUnits(minorUnits, currency), perMajorUnit);
    }

    /** Exclusive: what was earned on 29 February counts until 28 February a year later. */
    static Instant countsUntil(Instant earnedAt, Programme programme) {
        return earnedAt.atZone(programme.zone())
                .plusMonths(programme.tiers().windowMonths())
                .toInstant();
    }

    static boolean counts(Instant earnedAt, Instant at, Programme programme) {
        return !earnedAt.isAfter(at) && at.isBefore(countsUntil(earnedAt, programme));
    }
}
