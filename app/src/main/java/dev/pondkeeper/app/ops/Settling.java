package dev.pondkeeper.app.ops;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/** Waits until everything that follows the ledger has come to rest. */
@Component
public class Settling {

    private static final long SHORTEST_NANOS = Duration.ofNanos(200_000).toNanos();
    private static final long LONGEST_NANOS = Duration.ofMillis(5).toNanos();

    private final SettledPosition settled;

    Settling(SettledPosition settled) {
        this.settled = settled;
    }

    /**
     * Returns when the settled position has reached the end of the ledger, however long that takes; what is stuck shows at
     * {@code /ops/processors}.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public void await() throws InterruptedException {
        long pause = SHORTEST_NANOS;
        while (!settled.isAtTail()) {
            LockSupport.parkNanos(pause);
            if (Thread.interrupted()) throw new InterruptedException();
            pause = Math.min(2 * pause, LONGEST_NANOS);
        }
    }
}
