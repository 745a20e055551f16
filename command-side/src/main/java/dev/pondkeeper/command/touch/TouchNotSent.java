package dev.pondkeeper.command.touch;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.touch.TouchId;

/** Nothing can have become of what was never let out. */
final class TouchNotSent extends Refusal {

    private static final long serialVersionUID = 1L;

    TouchNotSent(TouchId touch, String state) {
        super("touch-not-sent", "Touch " + touch + " is " + state + "; it was never given to anybody to send.");
    }
}
