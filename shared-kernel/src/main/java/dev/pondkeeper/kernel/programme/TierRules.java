package dev.pondkeeper.kernel.programme;

import dev.pondkeeper.kernel.CallerId;
import dev.pondkeeper.kernel.Checks;
import java.util.List;

/**
 * Growth value and the tiers reached by it (成长值与等级, DOMAIN.md §2 Membership, §4).
 *
 * @param table ascending, the first at 0, at most 20
 * @param growthPerMajorUnit per whole major unit net paid, 0 to 1 000
 * @param windowMonths growth value counts so long, 1 to 120
 * @param graceDays a tier is kept so long after its evaluation date before it falls, 0 to 365
 */
public record TierRules(
        List<Tier> table, int growthPerMajorUnit, int windowMonths, int graceDays, Downgrade downgrade) {

    /** A tier, reached at {@code >= threshold} of growth value. */
    public record Tier(String code, long threshold) {
        public Tier {
            new Checks()
                    .field("code", code, CallerId::check)
                    .require(threshold >= 0, "threshold", "must not be negative")
                    .done();
        }
    }

    /** How far a tier falls at its evaluation. */
    public enum Downgrade {
        NONE,
        SINGLE_LEVEL,
        HIGHEST_ELIGIBLE
    }

    static final TierRules DEFAULT = new TierRules(
            List.of(
                    new Tier("BRONZE", 0),
                    new Tier("SILVER", 1_000),
                    new Tier("GOLD", 5_000),
                    new Tier("PLATINUM", 20_000)),
            1,
            12,
            30,
            Downgrade.SINGLE_LEVEL);

    public TierRules {
        table = table == null ? List.of() : List.copyOf(table);
        new Checks()
                .require(!table.isEmpty() && table.size() <= 20, "table", "must have 1 to 20 tiers")
                .require(startsAtZeroAndAscends(table), "table", "must start at 0 and ascend")
                .require(
                        table.stream().map(Tier::code).distinct().count() == table.size(),
                        "table",
                        "must not name a tier twice")
                .require(
                        growthPerMajorUnit >= 0 && growthPerMajorUnit <= 1_000,
                        "growthPerMajorUnit",
                        "must lie between 0 and 1000")
                .require(windowMonths >= 1 && windowMonths <= 120, "windowMonths", "must lie between 1 and 120")
                .require(graceDays >= 0 && graceDays <= 365, "graceDays", "must lie between 0 and 365")
                .done();
    }

    private static boolean startsAtZeroAndAscends(List<Tier> table) {
        for (int i = 0; i < table.size(); i++) {
            long threshold = table.get(i).threshold();
            if (i == 0 ? threshold != 0 : threshold <= table.get(i - 1).threshold()) return false;
        }
        return true;
    }
}
