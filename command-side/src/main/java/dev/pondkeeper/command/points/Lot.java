package dev.pondkeeper.command.points;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What is left of one lot (批次).
 *
 * @param expiresAt the last instant at which it can be used; null if it never expires
 * @param pending whether its activation has not been recorded yet
 * @param slides whether the account's use moves its end on; the account then knows the end
 */
record Lot(
        String lotId,
        long left,
        Instant activatesAt,
        @Nullable Instant expiresAt,
        boolean pending,
        boolean slides) {

    /** Soonest expiry first, never-expiring last, then the older, then by id (DOMAIN.md §2, PointsAccount). */
    static final Comparator<Lot> REDEMPTION_ORDER = Comparator.comparing(
                    Lot::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Lot::activatesAt)
            .thenComparing(Lot::lotId);

    static final Comparator<Lot> ACTIVATION_ORDER =
            Comparator.comparing(Lot::activatesAt).thenComparing(Lot::lotId);

    /** Business-time dates are held against the recorded time of the decision, so back-dating spends no expired lot. */
    boolean usableAt(Instant recordedAt) {
        return left > 0 && !pending && !activatesAt.isAfter(recordedAt) && !endedBy(recordedAt);
    }

    boolean endedBy(Instant recordedAt) {
        return expiresAt != null && recordedAt.isAfter(expiresAt);
    }

    Lot holding(long points) {
        return new Lot(lotId, points, activatesAt, expiresAt, pending, slides);
    }

    Lot activated() {
        return new Lot(lotId, left, activatesAt, expiresAt, false, slides);
    }

    Lot endingAt(@Nullable Instant end) {
        return new Lot(lotId, left, activatesAt, end, pending, slides);
    }

    Lot named(String otherId) {
        return new Lot(otherId, left, activatesAt, expiresAt, pending, slides);
    }
}
