package dev.pondkeeper.cli.wire;

import dev.pondkeeper.cli.Failure;
import java.time.Duration;

/** Lets time pass before the next attempt. */
@FunctionalInterface
public interface Pause {

    /** Truly waits. */
    Pause REAL = duration -> {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted while waiting for the server.", stop);
        }
    };

    /** @throws Failure if the command is being stopped */
    void pause(Duration duration);
}
