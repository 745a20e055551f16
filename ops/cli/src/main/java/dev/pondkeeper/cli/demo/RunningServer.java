package dev.pondkeeper.cli.demo;

import java.net.URI;

/** A server that was started for the demo. */
public interface RunningServer extends AutoCloseable {

    URI url();

    /** Returns when the server has ended by itself or was stopped. */
    void awaitEnd();

    @Override
    void close();
}
