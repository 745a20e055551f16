package dev.pondkeeper.kernel.programme;

import dev.pondkeeper.kernel.Checks;

/**
 * How points are earned, kept and taken back (积分规则, DOMAIN.md §2 PointsAccount, §4).
 *
 * @param perMajorUnit earned per whole major unit of the order's currency net paid, 0 to 1 000
 * @param pendingDays so many days a lot of an order waits before it can be used, 0 to 365
 * @param holdMinutes after so many an open hold is released, 1 to 43 200
 * @param restoreGraceDays a restored lot that expired meanwhile can be used so many days more; 0 forfeits it
 */
public record PointsRules(
        int perMajorUnit,
        int pendingDays,
        PointsExpiry expiry,
        Clawback clawback,
        int holdMinutes,
        int restoreGraceDays) {

    /** What a refund takes beyond the points that are still pending (积分追回). */
    public enum Clawback {
        /** Nothing; the rest is forgiven. */
        ONLY_PENDING,
        /** What is available; the rest is forgiven. */
        WITHIN_BALANCE,
        /** What is available; the rest is owed and paid first by the next points earned. */
        RECOVER
    }

    static final PointsRules DEFAULT = new PointsRules(1, 0, PointsExpiry.DEFAULT, Clawback.RECOVER, 30, 7);

    public PointsRules {
        new Checks()
                .require(perMajorUnit >= 0 && perMajorUnit <= 1_000, "perMajorUnit", "must lie between 0 and 1000")
                .require(pendingDays >= 0 && pendingDays <= 365, "pendingDays", "must lie between 0 and 365")
                .require(holdMinutes >= 1 && holdMinutes <= 43_200, "holdMinutes", "must lie between 1 and 43200")
                .require(
                        restoreGraceDays >= 0 && restoreGraceDays <= 365,
                        "restoreGraceDays",
                        "must lie between 0 and 365")
                .done();
    }
}
