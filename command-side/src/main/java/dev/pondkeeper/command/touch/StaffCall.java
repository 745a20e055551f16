package dev.pondkeeper.command.touch;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.kernel.customer.Purpose;
import dev.pondkeeper.kernel.touch.StaffId;
import dev.pondkeeper.kernel.touch.TouchCommand.ClaimStaffCall;
import dev.pondkeeper.kernel.touch.TouchCommand.CompleteStaffCall;
import dev.pondkeeper.kernel.touch.TouchCommand.MarkCallOverdue;
import dev.pondkeeper.kernel.touch.TouchCommand.ReleaseStaffCall;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallClaimed;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallCompleted;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallOverdue;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallReleased;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchRequested;
import dev.pondkeeper.kernel.touch.TouchId;
import java.time.Instant;
import java.util.Objects;

/** A touch that one of the staff makes (人工外呼任务): OPEN → CLAIMED → DONE, or OVERDUE. */
abstract class StaffCall extends SentTouch {

    /** What has happened since the call was opened is looked at once more, as the customer may have opted out. */
    void claim(ClaimStaffCall command, Instant recordedAt, Gatekeeper gate) {
        TouchRequested call = requireCall(command.touchId());
        StaffId staff = command.staffId();
        if (state == State.CLAIMED && staff.equals(caller)) return;
        if (state == State.CLAIMED) throw new StaffCallTaken(command.touchId(), Objects.requireNonNull(caller));
        if (state != State.OPEN) throw new StaffCallClosed(command.touchId(), state.name());
        if (isDue(recordedAt)) throw new StaffCallClosed(command.touchId(), State.OVERDUE.name());
        gate.obstacleToCall(call.customerId(), Purpose.valueOf(call.purpose())).ifPresent(obstacle -> {
            throw new ContactNotAllowed(command.touchId(), obstacle.name());
        });
        apply(new StaffCallClaimed(command.touchId(), call.customerId(), staff, command.happenedAt()));
    }

    void release(ReleaseStaffCall command) {
        TouchRequested call = requireCall(command.touchId());
        if (state != State.CLAIMED) return;
        if (!command.staffId().equals(caller)) {
            throw new StaffCallTaken(command.touchId(), Objects.requireNonNull(caller));
        }
        apply(new StaffCallReleased(command.touchId(), call.customerId(), command.staffId(), command.happenedAt()));
    }

    /** A call that was made is recorded even if it was made late; of an erased customer without what was said. */
    void complete(CompleteStaffCall command, Gatekeeper gate) {
        TouchRequested call = requireCall(command.touchId());
        if (repeats(command)) return;
        if (isIn(State.DONE, State.CANCELLED)) throw new StaffCallClosed(command.touchId(), state.name());
        if (!command.staffId().equals(caller)) throw new StaffCallNotClaimed(command.touchId(), command.staffId());
        apply(new StaffCallCompleted(
                command.touchId(),
                call.customerId(),
                call.campaign(),
                call.round(),
                command.staffId(),
                command.outcome().name(),
                gate.isErased(call.customerId()) ? null : command.note(),
                command.happenedAt()));
    }

    void markOverdue(MarkCallOverdue command, Instant recordedAt) {
        TouchRequested call = requireCall(command.touchId());
        if (!isIn(State.OPEN, State.CLAIMED) || !isDue(recordedAt)) return;
        apply(new StaffCallOverdue(
                command.touchId(), call.customerId(), call.campaign(), call.round(), Objects.requireNonNull(dueAt)));
    }

    private TouchRequested requireCall(TouchId touch) {
        TouchRequested call = require(touch);
        if (dueAt == null) throw new NotAStaffCall(touch);
        return call;
    }

    private boolean isDue(Instant moment) {
        return !moment.isBefore(Objects.requireNonNull(dueAt));
    }

    private boolean repeats(CompleteStaffCall command) {
        StaffCallCompleted known = completed;
        return known != null
                && known.staffId().equals(command.staffId())
                && known.outcome().equals(command.outcome().name())
                && (known.note() == null || known.note().equals(command.note()));
    }
}
