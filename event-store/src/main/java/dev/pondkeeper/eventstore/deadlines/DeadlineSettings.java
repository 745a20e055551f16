package dev.pondkeeper.eventstore.deadlines;

import java.time.Duration;

/**
 * What may be chosen about deadlines.
 *
 * @param collection the name of the collection that holds them
 * @param threads how many deadlines of different scopes may be handled at once
 * @param batch how many are claimed together at most
 * @param lease how long a claim holds that is not renewed; a killed node's deadlines wait that long
 * @param poll how long this node sleeps at most before it looks for what other nodes left
 * @param attempts how often a deadline is tried before it is parked
 * @param firstPause before the second attempt; every further pause is twice as long
 * @param longestPause between two attempts
 */
public record DeadlineSettings(
        String collection,
        int threads,
        int batch,
        Duration lease,
        Duration poll,
        int attempts,
        Duration firstPause,
        Duration longestPause) {

    public DeadlineSettings {
        if (threads < 1 || batch < 1 || attempts < 1) {
            throw new IllegalArgumentException("Threads, batch and attempts of deadlines are at least one.");
        }
        if (lease.toMillis() < 1 || poll.toMillis() < 1) {
            throw new IllegalArgumentException("Lease and poll of deadlines last at least a millisecond.");
        }
    }

    /** The collection {@code deadlines}, 16 threads, leases of 10 s, a look every second, 10 attempts within two minutes. */
    public static DeadlineSettings defaults() {
        return new DeadlineSettings(
                "deadlines",
                16,
                256,
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                10,
                Duration.ofMillis(100),
                Duration.ofMinutes(1));
    }

    /** The same settings with another number of threads. */
    public DeadlineSettings withThreads(int number) {
        return new DeadlineSettings(collection, number, batch, lease, poll, attempts, firstPause, longestPause);
    }

    /** The same settings with other leases. */
    public DeadlineSettings withLease(Duration duration) {
        return new DeadlineSettings(collection, threads, batch, duration, poll, attempts, firstPause, longestPause);
    }

    /** The same settings with other attempts. */
    public DeadlineSettings withAttempts(int number, Duration pause) {
        return new DeadlineSettings(collection, threads, batch, lease, poll, number, pause, longestPause);
    }

    /** The pause after so many failed attempts. */
    Duration pauseAfter(int failed) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(failed - 1, 20));
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
