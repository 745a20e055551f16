package dev.pondkeeper.kernel.programme;

import dev.pondkeeper.kernel.Checks;

/**
 * The three rounds before a term ends (三轮续费提醒, DOMAIN.md §3.1).
 *
 * @param firstRoundDays days from the term's end to round 1: −14 is 14 days before; above 0 lies after the end, inside GRACE
 * @param secondRoundAfterDays days from round 1 to round 2, 5 to 7
 * @param callAfterDays days from round 2 to the staff call, 1 to 30
 * @param holdout share of runs that get nothing, so that uplift can be measured
 */
public record RenewalRules(int firstRoundDays, int secondRoundAfterDays, int callAfterDays, Rate holdout) {

    static final RenewalRules DEFAULT = new RenewalRules(-14, 6, 3, Rate.percent(0));

    public RenewalRules {
        new Checks()
                .require(
                        firstRoundDays >= -180 && firstRoundDays <= 180,
                        "firstRoundDays",
                        "must lie between -180 and 180")
                .require(
                        secondRoundAfterDays >= 5 && secondRoundAfterDays <= 7,
                        "secondRoundAfterDays",
                        "must lie between 5 and 7")
                .require(callAfterDays >= 1 && callAfterDays <= 30, "callAfterDays", "must lie between 1 and 30")
                .done();
    }
}
