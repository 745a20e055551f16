package dev.pondkeeper.command.touch;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.touch.TouchId;

/** Only a call stands on the list of the staff. */
final class NotAStaffCall extends Refusal {

    private static final long serialVersionUID = 1L;

    NotAStaffCall(TouchId touch) {
        super("not-a-staff-call", "Touch " + touch + " is no staff call.");
    }
}
