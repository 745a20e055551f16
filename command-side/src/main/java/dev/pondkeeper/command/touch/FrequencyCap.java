package dev.pondkeeper.command.touch;

import dev.pondkeeper.kernel.programme.ContactRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How often a customer is contacted with marketing, over all campaigns and channels (DOMAIN.md §4). */
final class FrequencyCap {

    static final Duration WEEK = Duration.ofDays(7);

    private FrequencyCap() {}

    /**
     * Now, or the first moment at which neither the day in the customer's zone nor the last seven days are full; empty if the
     * programme allows none at all.
     *
     * @param counted when earlier ones were let through
     */
    static Optional<Instant> next(Collection<Instant> counted, ContactRules rules, ZoneId zone, Instant now) {
        if (rules.marketingPerDay() == 0 || rules.marketingPerWeek() == 0) return Optional.empty();
        LocalDate today = LocalDate.ofInstant(now, zone);
        long onThisDay = counted.stream()
                .filter(at -> LocalDate.ofInstant(at, zone).equals(today))
                .count();
        List<Instant> inThisWeek = counted.stream()
                .filter(at -> at.plus(WEEK).isAfter(now))
                .sorted()
                .toList();
        int tooMany = inThisWeek.size() - rules.marketingPerWeek();
        Instant byWeek = tooMany < 0 ? now : inThisWeek.get(tooMany).plus(WEEK);
        Instant byDay = onThisDay < rules.marketingPerDay()
                ? now
                : today.plusDays(1).atStartOfDay(zone).toInstant();
        return Optional.of(byDay.isAfter(byWeek) ? byDay : byWeek);
    }
}
