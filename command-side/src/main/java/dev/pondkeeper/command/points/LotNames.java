package dev.pondkeeper.command.points;

import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.points.AdjustmentId;
import dev.pondkeeper.kernel.points.EarningId;
import dev.pondkeeper.kernel.points.RedemptionId;
import dev.pondkeeper.kernel.points.TransferId;
import org.jspecify.annotations.Nullable;

/**
 * How lots are named: by what issued them, such as {@code order:42}, and after a {@code ~} for each time they came again from
 * elsewhere, such as {@code order:42~restored:7}. Callers' ids contain neither sign.
 */
final class LotNames {

    private static final String ORDER = "order:";
    private static final String EARNING = "earning:";
    private static final char AGAIN = '~';

    private LotNames() {}

    static String of(OrderId order) {
        return ORDER + order;
    }

    static String of(EarningId earning) {
        return EARNING + earning;
    }

    /** Whether it is the very lot that an earning gave. */
    static boolean isOfEarning(String lotId) {
        return lotId.startsWith(EARNING) && lotId.indexOf(AGAIN) < 0;
    }

    static String of(AdjustmentId adjustment) {
        return "adjustment:" + adjustment;
    }

    static String restored(String lotId, RedemptionId redemption) {
        return lotId + AGAIN + "restored:" + redemption;
    }

    /** Names the giver too, because a transfer's id is unique only among the giver's. */
    static String transferred(String lotId, CustomerId from, TransferId transfer) {
        return lotId + AGAIN + "transfer:" + from + "/" + transfer;
    }

    static String merged(String lotId, String mergeId) {
        return lotId + mergeMark(mergeId);
    }

    static boolean isOfMerge(String lotId, String mergeId) {
        return lotId.endsWith(mergeMark(mergeId));
    }

    static String unmerged(String lotId, String mergeId) {
        return lotId.substring(0, lotId.length() - mergeMark(mergeId).length());
    }

    /** The order whose points these are, in whatever lot of this account they lie now; null if they are of none. */
    static @Nullable String orderOf(String lotId) {
        if (!lotId.startsWith(ORDER) || lotId.contains("~transfer:") || lotId.contains("~merge:")) return null;
        int again = lotId.indexOf(AGAIN);
        return again < 0 ? lotId.substring(ORDER.length()) : lotId.substring(ORDER.length(), again);
    }

    private static String mergeMark(String mergeId) {
        return AGAIN + "merge:" + mergeId;
    }
}
