package dev.pondkeeper.command.touch;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.touch.TouchId;

/** The touch's id is taken by one that says something else. */
final class TouchClash extends Refusal {

    private static final long serialVersionUID = 1L;

    TouchClash(TouchId touch) {
        super("touch-clash", "Touch " + touch + " was asked for already, with other particulars.");
    }
}
