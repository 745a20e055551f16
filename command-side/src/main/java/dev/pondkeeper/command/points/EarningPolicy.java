package dev.pondkeeper.command.points;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.programme.PointsExpiry.Kind;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How many points an order earns and how long they can be used (DOMAIN.md §2, PointsAccount; §4). */
final class EarningPolicy {

    private EarningPolicy() {}

    /** So many per whole major unit net paid, rounded down: 11.77 earns 11. */
    static long pointsFor(Money paid, Programme programme) {
        return pointsFor(paid.plain(), programme.points().perMajorUnit());
    }

    static long pointsFor(Amount paid, long perMajorUnit) {
        return Math.multiplyExact(Money.wholeMajorUnits(paid.amount(), paid.currency()), perMajorUnit);
    }

    /** Points of an order wait for so many whole days' time, other points for nothing. */
    static Instant activationOf(Instant paidAt, Programme programme) {
        int days = programme.points().pendingDays();
        return days == 0
                ? paidAt
                : paidAt.atZone(programme.zone()).plusDays(days).toInstant();
    }

    /** Null if it never ends. Whatever the rule, points can be used on the day they become active. */
    static @Nullable Instant expiryOf(Instant earnedAt, Instant activatesAt, Programme programme) {
        boolean slides = programme.points().expiry().kind() == Kind.SLIDING;
        Instant end =
                ExpiryPolicy.endOf(programme.points().expiry(), slides ? activatesAt : earnedAt, programme.zone());
        if (end == null) return null;
        Instant least = ExpiryPolicy.endOf(activatesAt.atZone(programme.zone()).toLocalDate(), programme.zone());
        return end.isBefore(least) ? least : end;
    }
}
