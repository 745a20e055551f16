package dev.pondkeeper.query.campaign;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What all runs of one campaign amount to (DOMAIN.md §5). Rates are shares of the runs that began, because those held out run
 * until they convert: of the ended ones, all would have. They are rounded half up to four decimals.
 *
 * @param from of the runs, those that began on that day or later; null from the beginning
 * @param to exclusive; null without end
 * @param zone in which days begin and end
 * @param outcomes of the ended runs
 * @param uplift null where nobody was held out or nobody treated
 * @param convertedWithoutRound of the treated, those who converted before any round was taken
 * @param rounds those with a touch or a conversion, sorted
 * @param rungs those with a coupon, the deepest first
 */
record CampaignReport(
        String campaign,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String zone,
        long runs,
        long running,
        long ended,
        SortedMap<String, Long> outcomes,
        Group treated,
        Group holdout,
        @Nullable Uplift uplift,
        long convertedWithoutRound,
        List<Round> rounds,
        List<Rung> rungs) {

    /**
     * Those who were treated, or those who were held out.
     *
     * @param converted did what the campaign is for
     * @param conversionRate null without runs
     */
    record Group(long runs, long converted, @Nullable BigDecimal conversionRate) {}

    /**
     * How much better the treated did.
     *
     * @param percentagePoints between the two rates, rounded half up to two decimals
     * @param relative to the rate of those held out, rounded half up to four decimals; null where none of them converted
     */
    record Uplift(BigDecimal percentagePoints, @Nullable BigDecimal relative) {}

    /**
     * Touches of one round by what became of them, whichever channel they went over.
     *
     * @param round null for touches outside of any round
     * @param requested for those held out too, whose touches are suppressed
     * @param failed for good
     * @param suppressed by reason
     * @param converted treated runs that ended so with this as their last round
     */
    record Round(
            @Nullable Integer round,
            long requested,
            long sent,
            long delivered,
            long failed,
            long cancelled,
            SortedMap<String, Long> suppressed,
            long callsDone,
            long callsOverdue,
            long converted) {}

    /**
     * Coupons of one rung.
     *
     * @param rung percent paid; null for coupons that stand on none
     * @param redeemed used by an order that was not paid back
     */
    record Rung(@Nullable Integer rung, long issued, long redeemed, long expired, long voided) {}

    /** @param sums named by {@link RunShares} */
    static CampaignReport of(
            String campaign, @Nullable LocalDate from, @Nullable LocalDate to, ZoneId zone, Map<String, Long> sums) {
        Numbers numbers = new Numbers(sums);
        SortedMap<String, Long> outcomes = numbers.by(RunShares.ENDED);
        Group treated = group(numbers, RunShares.TREATED);
        Group holdout = group(numbers, RunShares.HOLDOUT);
        return new CampaignReport(
                campaign,
                from,
                to,
                zone.getId(),
                treated.runs() + holdout.runs(),
                numbers.of(RunShares.RUNNING),
                outcomes.values().stream().mapToLong(Long::longValue).sum(),
                outcomes,
                treated,
                holdout,
                uplift(treated, holdout),
                numbers.of(RunShares.UNPROMPTED),
                rounds(numbers),
                rungs(numbers));
    }

    private static Group group(Numbers numbers, String group) {
        long runs = numbers.of(group, RunShares.STARTED);
        long converted = numbers.of(group, RunShares.CONVERTED);
        return new Group(runs, converted, runs == 0 ? null : share(converted, runs, 4));
    }

    private static @Nullable Uplift uplift(Group treated, Group holdout) {
        if (treated.runs() == 0 || holdout.runs() == 0) return null;
        // t/T − h/H = (tH − hT) / TH, and by h/H: (tH − hT) / hT; both without an intermediate rounding.
        long ahead = Math.subtractExact(
                Math.multiplyExact(treated.converted(), holdout.runs()),
                Math.multiplyExact(holdout.converted(), treated.runs()));
        long base = Math.multiplyExact(holdout.converted(), treated.runs());
        return new Uplift(
                share(Math.multiplyExact(100, ahead), Math.multiplyExact(treated.runs(), holdout.runs()), 2),
                base == 0 ? null : share(ahead, base, 4));
    }

    private static List<Round> rounds(Numbers numbers) {
        List<Round> rounds = new ArrayList<>();
        for (String round : numbers.within(RunShares.ROUND)) {
            rounds.add(new Round(
                    number(round),
                    numbers.of(RunShares.ROUND, round, "requested"),
                    numbers.of(RunShares.ROUND, round, "sent"),
                    numbers.of(RunShares.ROUND, round, "delivered"),
                    numbers.of(RunShares.ROUND, round, "failed"),
                    numbers.of(RunShares.ROUND, round, "cancelled"),
                    numbers.by(RunShares.ROUND, round, RunShares.SUPPRESSED),
                    numbers.of(RunShares.ROUND, round, "callsDone"),
                    numbers.of(RunShares.ROUND, round, "callsOverdue"),
                    numbers.of(RunShares.ROUND, round, RunShares.CONVERTED)));
        }
        return rounds;
    }

    private static List<Rung> rungs(Numbers numbers) {
        List<Rung> rungs = new ArrayList<>();
        for (String rung : numbers.within(RunShares.RUNG)) {
            rungs.add(new Rung(
                    number(rung),
                    numbers.of(RunShares.RUNG, rung, "issued"),
                    numbers.of(RunShares.RUNG, rung, "redeemed"),
                    numbers.of(RunShares.RUNG, rung, "expired"),
                    numbers.of(RunShares.RUNG, rung, "voided")));
        }
        return rungs;
    }

    private static @Nullable Integer number(String text) {
        return text.equals(RunShares.NONE) ? null : Integer.valueOf(text);
    }

    private static BigDecimal share(long part, long whole, int decimals) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), decimals, RoundingMode.HALF_UP);
    }
}
