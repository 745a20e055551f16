package dev.pondkeeper.kernel.programme;

import java.time.ZoneId;

/**
 * The numbers by which decisions are taken (DOMAIN.md §4). Every decision that used one stores {@link #version()}.
 *
 * @param zone the brand's own time zone, in which days begin and end
 * @param currency reports on an empty pond are in it
 * @param pointsPerMajorUnit earned per whole major unit net paid
 * @param pointsExpireAfterMonths rolling, counted from the earning
 * @param termMonths length of a membership term where the caller names none
 */
public record Programme(
        int version,
        ZoneId zone,
        String currency,
        int pointsPerMajorUnit,
        int pointsExpireAfterMonths,
        int termMonths) {

    /** What the product ships with. */
    public static final Programme DEFAULT = new Programme(1, ZoneId.of("Asia/Shanghai"), "CNY", 1, 12, 12);
}
