package dev.pondkeeper.command.touch;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.touch.TouchId;

/** Nobody has to make this call any more. */
final class StaffCallClosed extends Refusal {

    private static final long serialVersionUID = 1L;

    StaffCallClosed(TouchId touch, String state) {
        super("staff-call-closed", "Staff call " + touch + " is " + state + ".");
    }
}
