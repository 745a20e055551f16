package dev.pondkeeper.cli.demo;

import java.nio.file.Path;

/** Starts servers. */
@FunctionalInterface
public interface ServerProgram {

    /**
     * Returns when the server is ready.
     *
     * @param port 0 for any free one
     * @param data a directory of its own
     * @throws dev.pondkeeper.cli.Failure if it does not come up
     */
    RunningServer start(int port, Path data);
}
