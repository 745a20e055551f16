package dev.pondkeeper.command.touch;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.touch.TouchId;

/** What is on its way cannot be withdrawn. */
final class TouchAlreadySent extends Refusal {

    private static final long serialVersionUID = 1L;

    TouchAlreadySent(TouchId touch, String state) {
        super("touch-already-sent", "Touch " + touch + " is " + state + " and cannot be withdrawn.");
    }
}
