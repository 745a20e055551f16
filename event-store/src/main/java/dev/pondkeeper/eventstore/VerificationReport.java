package dev.pondkeeper.eventstore;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found.
 *
 * @param commits how many commits were read
 * @param events how many events they hold
 * @param head the hash of the last commit that was in order; equal ledgers have equal heads
 * @param faultPosition where the first fault is, absent where there is none
 * @param faultText what is wrong there
 */
public record VerificationReport(
        long commits,
        long events,
        CommitHash head,
        @Nullable Long faultPosition,
        @Nullable String faultText) {
    /** Whether everything is in order. */
    public boolean isIntact() {
        return faultText == null;
    }

    /** The first fault as a sentence. */
    public Optional<String> fault() {
        return Optional.ofNullable(faultText).map(text -> "At position " + faultPosition + ": " + text);
    }
}
