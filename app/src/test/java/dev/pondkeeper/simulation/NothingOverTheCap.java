package dev.pondkeeper.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One marketing touch a day where the customer lives and three in seven days, over everything; one that failed reached nobody. */
final class NothingOverTheCap implements Check {

    private static final int A_DAY = 1;
    private static final int A_WEEK = 3;
    private static final Duration WEEK = Duration.ofDays(7);

    private record Sending(String touchId, Instant at) {}

    private final Map<String, List<Sending>> sendings = new HashMap<>();

    @Override
    public void see(Happening event, CaseFile file) {
        CaseFile.TouchNote touch = file.sentBy(event);
        if (touch == null || !touch.isMarketing()) return;
        String customer = file.survivor(touch.customer());
        List<Sending> earlier = sendings.computeIfAbsent(customer, none -> new ArrayList<>());
        earlier.removeIf(sending -> !sending.at().plus(WEEK).isAfter(event.at()) || file.hasFailed(sending.touchId()));
        earlier.add(new Sending(touch.touchId(), event.at()));
        LocalDate today = LocalDate.ofInstant(event.at(), file.person(customer).zone());
        long thisDay = earlier.stream()
                .filter(sending -> LocalDate.ofInstant(
                                sending.at(), file.person(customer).zone())
                        .equals(today))
                .count();
        if (thisDay > A_DAY) file.fault(event, thisDay + " marketing touches on " + today);
        if (earlier.size() > A_WEEK) file.fault(event, earlier.size() + " marketing touches in seven days");
    }
}
