package dev.pondkeeper.command;

import dev.pondkeeper.kernel.touch.TouchId;

/** Which touches there are, read from the ledger itself at the moment of the decision. */
@FunctionalInterface
public interface AskedTouches {

    /** Whether somebody has asked for the touch, whatever became of it. */
    boolean isAsked(TouchId touch);
}
