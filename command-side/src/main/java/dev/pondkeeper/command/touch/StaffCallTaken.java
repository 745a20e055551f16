package dev.pondkeeper.command.touch;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.touch.StaffId;
import dev.pondkeeper.kernel.touch.TouchId;

/** One call, one caller. */
final class StaffCallTaken extends Refusal {

    private static final long serialVersionUID = 1L;

    StaffCallTaken(TouchId touch, StaffId staff) {
        super("staff-call-claimed", "Staff call " + touch + " was taken on by " + staff + ".");
    }
}
