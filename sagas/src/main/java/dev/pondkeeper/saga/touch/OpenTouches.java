package dev.pondkeeper.saga.touch;

import dev.pondkeeper.kernel.touch.TouchId;

/** Port: which touches are still to be sent, read from the ledger itself. */
@FunctionalInterface
public interface OpenTouches {

    /** Whether the touch was let through and nothing has become of it since. */
    boolean isToBeSent(TouchId touch);
}
