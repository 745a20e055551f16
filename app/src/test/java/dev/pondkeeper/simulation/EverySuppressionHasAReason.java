package dev.pondkeeper.simulation;

import java.util.Set;

/** What was not sent says why, in a word that the product knows. */
final class EverySuppressionHasAReason implements Check {

    private static final Set<String> REASONS = Set.of(
            "HISTORICAL",
            "CUSTOMER_ERASED",
            "PROCESSING_RESTRICTED",
            "NO_CONSENT",
            "DO_NOT_DISTURB",
            "QUIET_HOURS",
            "FREQUENCY_CAP",
            "HOLDOUT");

    @Override
    public void see(Happening event, CaseFile file) {
        if (event.is("TouchSuppressed") && !REASONS.contains(event.text("reason"))) {
            file.fault(event, "suppressed for no reason that is known");
        }
    }
}
