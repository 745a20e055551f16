package dev.pondkeeper.app.ops;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pondkeeper.eventstore.VerificationReport;
import org.jspecify.annotations.Nullable;

/**
 * The last line of a verification.
 *
 * @param head hash of the last commit in order, as hexadecimal digits
 * @param position of the first fault
 * @param fault the first fault as a sentence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Verdict(
        boolean ok,
        long commits,
        long events,
        long tail,
        String head,
        @Nullable Long position,
        @Nullable String fault) {

    static Verdict of(VerificationReport report) {
        return new Verdict(
                report.isIntact(),
                report.commits(),
                report.events(),
                report.events() - 1,
                report.head().toString(),
                report.faultPosition(),
                report.fault().orElse(null));
    }
}
