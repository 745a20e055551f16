package dev.pondkeeper.command.customer;

import dev.pondkeeper.kernel.customer.CustomerEvent.DayRun;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A set of days, kept as runs of days that follow each other. */
record DayRuns(List<DayRun> runs) {

    static final DayRuns NONE = new DayRuns(List.of());

    boolean contains(LocalDate day) {
        return runs.stream().anyMatch(run -> !day.isBefore(run.from()) && !day.isAfter(run.to()));
    }

    DayRuns with(LocalDate day) {
        return union(new DayRuns(List.of(new DayRun(day, day))));
    }

    DayRuns union(DayRuns other) {
        List<DayRun> all = new ArrayList<>(runs);
        all.addAll(other.runs);
        all.sort(Comparator.comparing(DayRun::from));
        List<DayRun> joined = new ArrayList<>();
        for (DayRun run : all) {
            DayRun last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last == null || run.from().isAfter(last.to().plusDays(1))) joined.add(run);
            else if (run.to().isAfter(last.to())) joined.set(joined.size() - 1, new DayRun(last.from(), run.to()));
        }
        return new DayRuns(List.copyOf(joined));
    }

    /** Days in a row up to the latest one. */
    int streak() {
        return runs.isEmpty() ? 0 : days(runs.get(runs.size() - 1));
    }

    int total() {
        return runs.stream().mapToInt(DayRuns::days).sum();
    }

    private static int days(DayRun run) {
        return Math.toIntExact(ChronoUnit.DAYS.between(run.from(), run.to())) + 1;
    }
}
