package dev.pondkeeper.kernel.programme;

import dev.pondkeeper.kernel.CallerId;
import dev.pondkeeper.kernel.Checks;
import java.util.List;
import java.util.Set;

/**
 * Who gets the right to distribute, and ranks by sales (分销员规则, DOMAIN.md §2 Distributor).
 *
 * @param rights the ways to the right that are open; PACK is off by default
 * @param anyoneMayRefer whether a customer without the right may refer (commission needs the right all the same)
 * @param taskCheckInDays days of check-in that TASK asks for, 0 for none
 * @param taskNetSpend net spend that TASK asks for, minor units, 0 for none
 * @param ranks by net sales, ascending, the first at 0, at most 20; never by head-count
 * @param leastWithdrawal minor units
 */
public record DistributionRules(
        Set<Right> rights,
        boolean anyoneMayRefer,
        int taskCheckInDays,
        long taskNetSpend,
        List<Rank> ranks,
        long leastWithdrawal) {

    /** A way to the right. */
    public enum Right {
        DESIGNATION,
        TASK,
        PACK
    }

    /** A rank, reached at {@code >= netSales} minor units sold to referees. */
    public record Rank(String code, long netSales) {
        public Rank {
            new Checks()
                    .field("code", code, CallerId::check)
                    .require(netSales >= 0, "netSales", "must not be negative")
                    .done();
        }
    }

    static final DistributionRules DEFAULT = new DistributionRules(
            Set.of(Right.DESIGNATION, Right.TASK),
            true,
            7,
            30_000,
            List.of(new Rank("KOC", 0), new Rank("KOL", 10_000_000)),
            1_000);

    public DistributionRules {
        rights = rights == null ? Set.of() : Set.copyOf(rights);
        ranks = ranks == null ? List.of() : List.copyOf(ranks);
        new Checks()
                .require(
                        taskCheckInDays >= 0 && taskCheckInDays <= 366, "taskCheckInDays", "must lie between 0 and 366")
                .require(taskNetSpend >= 0, "taskNetSpend", "must not be negative")
                .require(!ranks.isEmpty() && ranks.size() <= 20, "ranks", "must be 1 to 20")
                .require(startAtZeroAndAscend(ranks), "ranks", "must start at 0 and ascend")
                .require(leastWithdrawal >= 1, "leastWithdrawal", "must be at least 1")
                .done();
    }

    private static boolean startAtZeroAndAscend(List<Rank> ranks) {
        for (int i = 0; i < ranks.size(); i++) {
            long sales = ranks.get(i).netSales();
            if (i == 0 ? sales != 0 : sales <= ranks.get(i - 1).netSales()) return false;
        }
        return true;
    }
}
