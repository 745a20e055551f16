package dev.pondkeeper.cli.demo;

import java.nio.file.Path;
import java.time.Instant;

/** Starts servers. */
@FunctionalInterface
public interface ServerProgram {

    /**
     * Returns when the server is ready, on a virtual clock.
     *
     * @param port 0 for any free one
     * @param data a directory of its own
     * @param clockStart what time it is to begin with
     * @throws dev.pondkeeper.cli.Failure if it does not come up
     */
    RunningServer start(int port, Path data, Instant clockStart);
}
