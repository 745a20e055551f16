package dev.pondkeeper.simulation;

import java.util.List;

/**
 * Reads the events from the first to the last and says what must not have been (DOMAIN.md §2, Touch; §3). The rules are written
 * down here once more, with the numbers of the default programme, and share no code with those that decide.
 */
final class Auditor {

    private final CaseFile file = new CaseFile();
    private final List<Check> checks = List.of(
            new NothingWithoutConsent(),
            new NothingAtForbiddenTimes(),
            new NothingOverTheCap(),
            new NothingToTheForgotten(),
            new NothingTwiceInARound(),
            new EverySuppressionHasAReason(),
            new OneOpenLadderCoupon(),
            new PointsAddUp(),
            new CommissionFollowsSales());

    void see(Happening event) {
        file.see(event);
        checks.forEach(check -> check.see(event, file));
    }

    /** What was wrong; empty where nothing was. */
    List<String> verdict() {
        checks.forEach(check -> check.close(file));
        return List.copyOf(file.faults());
    }
}
