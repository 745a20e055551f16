package dev.pondkeeper.command.touch;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.touch.TouchId;

/** Nobody asked for a touch under this id. */
final class UnknownTouch extends Refusal {

    private static final long serialVersionUID = 1L;

    UnknownTouch(TouchId touch) {
        super("unknown-touch", "No touch " + touch + " was asked for; send RequestTouch first.");
    }
}
