package dev.pondkeeper.command.touch;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.touch.StaffId;
import dev.pondkeeper.kernel.touch.TouchId;

/** Who completes a call has taken it on before. */
final class StaffCallNotClaimed extends Refusal {

    private static final long serialVersionUID = 1L;

    StaffCallNotClaimed(TouchId touch, StaffId staff) {
        super(
                "staff-call-not-claimed",
                "Staff call " + touch + " was not taken on by " + staff + "; send ClaimStaffCall first.");
    }
}
