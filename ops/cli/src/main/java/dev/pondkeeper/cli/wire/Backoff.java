package dev.pondkeeper.cli.wire;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the n-th attempt without success: doubling, jittered by half, never above half a minute. */
final class Backoff {

    /** With the waits below about two minutes: longer than a restart of the server takes. */
    static final int ATTEMPTS = 10;

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** @param asked what the server asked for (Retry-After), zero if nothing; obeyed up to a minute */
    Duration before(int attempt, Duration asked) {
        long full = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempt, 20));
        long own = full / 2 + random.nextLong(full / 2 + 1);
        return Duration.ofMillis(Math.max(own, Math.min(asked.toMillis(), LONGEST.toMillis() * 2)));
    }
}
