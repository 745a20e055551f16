package dev.pondkeeper.command.customer;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.InteractionId;

/** The same id names another interaction. */
final class InteractionClash extends Refusal {

    private static final long serialVersionUID = 1L;

    InteractionClash(InteractionId interaction) {
        super("interaction-clash", "Interaction " + interaction + " is recorded already, with other content.");
    }
}
