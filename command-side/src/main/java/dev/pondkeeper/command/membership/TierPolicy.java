package dev.pondkeeper.command.membership;

import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.TierRules.Downgrade;
import dev.pondkeeper.kernel.programme.TierRules.Tier;
import java.time.Instant;
import java.util.List;

/** Which tier (等级) a growth value gives, how far one falls and when it is held against the growth value (DOMAIN.md §2, §4). */
final class TierPolicy {

    private TierPolicy() {}

    /** The highest tier reached at {@code >= threshold}, as a place in the table. */
    static int eligible(long growthValue, List<Tier> table) {
        int place = 0;
        while (place + 1 < table.size() && table.get(place + 1).threshold() <= growthValue) place++;
        return place;
    }

    /** The place of a tier; one that a newer table does not name stands where its old threshold would. */
    static int placeOf(String code, long threshold, List<Tier> table) {
        for (int place = 0; place < table.size(); place++) {
            if (table.get(place).code().equals(code)) return place;
        }
        return eligible(threshold, table);
    }

    /** Where somebody lands who falls from one place and would be eligible for a lower one. */
    static int fall(int from, int eligible, Downgrade downgrade) {
        return switch (downgrade) {
            case NONE -> from;
            case SINGLE_LEVEL -> from - 1;
            case HIGHEST_ELIGIBLE -> eligible;
        };
    }

    /** A tier is held against the growth value again when what was earned up to then has left the window. */
    static Instant nextEvaluation(Instant reachedAt, Programme programme) {
        return reachedAt
                .atZone(programme.zone())
                .plusMonths(programme.tiers().windowMonths())
                .toInstant();
    }

    /** Exclusive; the evaluation date itself where the programme gives no grace. */
    static Instant endOfGrace(Instant evaluateAt, Programme programme) {
        return TermPolicy.plusDays(evaluateAt, programme.tiers().graceDays(), programme);
    }
}
