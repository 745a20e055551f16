package dev.pondkeeper.eventstore;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Tries a decision again when another commit was first at its stream, each time on freshly loaded state. For callers that did
 * not say which version they expect; one who did wants to hear of the conflict at once.
 *
 * @param attempts how often in all, at least 1
 * @param longestPause the pause before the second attempt is at most a thirty-second of this, and doubles up to it; the length
 *     is drawn at random, so that those who met do not meet again
 */
public record ConflictRetry(int attempts, Duration longestPause) {
    private static final int FIRST_SHARE = 32;

    public ConflictRetry {
        if (attempts < 1) throw new IllegalArgumentException("Something is tried at least once, not " + attempts + ".");
        if (longestPause.isNegative()) throw new IllegalArgumentException("A pause cannot be " + longestPause + ".");
    }

    /** Eight attempts, pauses of up to 64 ms. */
    public static ConflictRetry ofServer() {
        return new ConflictRetry(8, Duration.ofMillis(64));
    }

    /**
     * Runs the decision until it meets nobody.
     *
     * @param decision one root unit of work, from loading to commit
     * @throws ConcurrencyException or {@link AggregateStreamCreationException} when the last attempt meets another as well
     */
    public <T> T run(Supplier<T> decision) {
        long pause = Math.max(1, longestPause.toNanos() / FIRST_SHARE);
        for (int left = attempts - 1; left > 0; left--) {
            try {
                return decision.get();
            } catch (ConcurrencyException | AggregateStreamCreationException met) {
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(pause));
                pause = Math.min(pause * 2, Math.max(1, longestPause.toNanos()));
            }
        }
        return decision.get();
    }
}
