package dev.pondkeeper.query.report;

import dev.pondkeeper.query.customer.Lifecycle;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many customers stand in each stage at a date; all stages, in the order of a customer's life. */
record LifecycleReport(LocalDate asOf, String zone, List<Stage> stages) {

    record Stage(Lifecycle stage, long customers) {}

    /** Over customers who have registered or bought up to the date, in whatever currency. */
    static LifecycleReport of(SalesHistory history, Day day, LocalDate asOf) {
        Map<Lifecycle, Long> counts = new EnumMap<>(Lifecycle.class);
        long end = day.end(asOf);
        history.forEachInAnyCurrency(end, customer -> {
            CustomerHistory.Standing standing = customer.before(end);
            if (standing.orders() == 0 && !customer.registeredBefore(end)) return;
            long days = standing.orders() == 0 ? 0 : ChronoUnit.DAYS.between(day.of(standing.lastAt()), asOf);
            counts.merge(Lifecycle.of(standing.orders(), days), 1L, Long::sum);
        });
        List<Stage> stages = Arrays.stream(Lifecycle.values())
                .map(stage -> new Stage(stage, counts.getOrDefault(stage, 0L)))
                .toList();
        return new LifecycleReport(asOf, day.zone().getId(), stages);
    }
}
