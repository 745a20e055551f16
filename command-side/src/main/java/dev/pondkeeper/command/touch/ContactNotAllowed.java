package dev.pondkeeper.command.touch;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.touch.TouchId;

/** The customer may not be contacted this way any more (DOMAIN.md §2, Touch). */
final class ContactNotAllowed extends Refusal {

    private static final long serialVersionUID = 1L;

    ContactNotAllowed(TouchId touch, String reason) {
        super("contact-not-allowed", "Staff call " + touch + " must not be made: " + reason + ".");
    }
}
