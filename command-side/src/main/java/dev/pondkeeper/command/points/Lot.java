package dev.pondkeeper.command.points;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What is left of one lot (批次).
 *
 * @param expiresAt the last instant at which it can be used; null if it never expires
 */
record Lot(
        String lotId,
        long left,
        Instant activatesAt,
        @Nullable Instant expiresAt) {

    /** Soonest expiry first, never-expiring last, then the older, then by id (DOMAIN.md §2, PointsAccount). */
    static final Comparator<Lot> REDEMPTION_ORDER = Comparator.comparing(
                    (Lot lot) -> lot.expiresAt() == null ? Instant.MAX : lot.expiresAt())
            .thenComparing(Lot::activatesAt)
            .thenComparing(Lot::lotId);

    /** Business-time dates are held against the recorded time of the decision, so back-dating spends no expired lot. */
    boolean usableAt(Instant recordedAt) {
        return left > 0 && !activatesAt.isAfter(recordedAt) && (expiresAt == null || !recordedAt.isAfter(expiresAt));
    }

    Lot less(long points) {
        return new Lot(lotId, left - points, activatesAt, expiresAt);
    }
}
