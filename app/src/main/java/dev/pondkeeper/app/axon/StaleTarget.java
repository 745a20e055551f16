package dev.pondkeeper.app.axon;

import dev.pondkeeper.kernel.StreamId;

/** The stream moved on while a command that named its version was decided. */
final class StaleTarget extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StaleTarget(StreamId target, long expected) {
        super(target + " is not at version " + expected, null, false, false);
    }
}
