package dev.pondkeeper.app.touch;

import java.util.concurrent.ThreadLocalRandom;

/** How long to wait between attempts: longer each time, and never all at the same moment. */
@FunctionalInterface
interface Backoff {

    /** Up to 200 ms, 400 ms, 800 ms and so on, chosen anew each time (full jitter). */
    Backoff WITH_JITTER = attempt -> {
        long ceiling = 200L << Math.min(attempt, 6);
        Thread.sleep(ThreadLocalRandom.current().nextLong(ceiling) + 1);
    };

    /** Without any wait. */
    Backoff NONE = attempt -> {};

    /**
     * Waits.
     *
     * @param attempt that has failed; the first is 0
     * @throws InterruptedException if the server stops
     */
    void after(int attempt) throws InterruptedException;
}
