package dev.pondkeeper.kernel.programme;

import dev.pondkeeper.kernel.Checks;
import java.util.List;

/**
 * The coupon ladder (阶梯发券, DOMAIN.md §3.2). A rung is what the customer pays in percent: 85 is 8.5折.
 *
 * @param idleDays without a paid order before the first rung, 1 to 3 650
 * @param down each deeper than the one before, at most 10
 * @param downValidDays validity of a coupon on the way down
 * @param up each less deep than the one before, at most 10
 * @param upValidDays validity of a coupon on the way up
 * @param refundDays a full refund of the order within so many days puts the customer back on the rung held before
 * @param lifetimeCoupons one customer gets at most so many ladder coupons ever
 * @param marginFloor a rung is never deeper than this percent
 * @param holdout share of runs that get nothing, so that uplift can be measured
 */
public record LadderRules(
        int idleDays,
        List<Integer> down,
        int downValidDays,
        List<Integer> up,
        int upValidDays,
        int refundDays,
        int lifetimeCoupons,
        int marginFloor,
        Rate holdout) {

    static final LadderRules DEFAULT =
            new LadderRules(30, List.of(85, 43, 28), 7, List.of(43, 58, 95), 14, 7, 12, 28, Rate.percent(0));

    public LadderRules {
        down = down == null ? List.of() : List.copyOf(down);
        up = up == null ? List.of() : List.copyOf(up);
        new Checks()
                .require(idleDays >= 1 && idleDays <= 3_650, "idleDays", "must lie between 1 and 3650")
                .require(rungs(down), "down", "must be 1 to 10 percentages between 1 and 99")
                .require(rungs(up), "up", "must be 1 to 10 percentages between 1 and 99")
                .require(ordered(down, -1), "down", "must get deeper with each rung")
                .require(ordered(up, 1), "up", "must get less deep with each rung")
                .require(downValidDays >= 1 && downValidDays <= 365, "downValidDays", "must lie between 1 and 365")
                .require(upValidDays >= 1 && upValidDays <= 365, "upValidDays", "must lie between 1 and 365")
                .require(refundDays >= 0 && refundDays <= 365, "refundDays", "must lie between 0 and 365")
                .require(
                        lifetimeCoupons >= 0 && lifetimeCoupons <= 1_000,
                        "lifetimeCoupons",
                        "must lie between 0 and 1000")
                .require(marginFloor >= 1 && marginFloor <= 100, "marginFloor", "must lie between 1 and 100")
                .done();
    }

    private static boolean rungs(List<Integer> rungs) {
        return !rungs.isEmpty()
                && rungs.size() <= 10
                && rungs.stream().allMatch(percent -> percent >= 1 && percent <= 99);
    }

    private static boolean ordered(List<Integer> rungs, int direction) {
        for (int i = 1; i < rungs.size(); i++) {
            if (Integer.signum(rungs.get(i) - rungs.get(i - 1)) != direction) return false;
        }
        return true;
    }
}
