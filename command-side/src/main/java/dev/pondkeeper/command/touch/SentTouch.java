package dev.pondkeeper.command.touch;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.kernel.touch.TouchCommand.RecordTouchDelivered;
import dev.pondkeeper.kernel.touch.TouchCommand.RecordTouchFailed;
import dev.pondkeeper.kernel.touch.TouchCommand.RecordTouchSent;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchDelivered;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchFailed;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchRequested;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchSent;
import dev.pondkeeper.kernel.touch.TouchId;
import java.time.Instant;

/** A touch on its way: APPROVED → SENT → DELIVERED, or FAILED. */
abstract class SentTouch extends TouchState {

    /** Receipts come late, twice and out of order: what is known to have come after is not undone. */
    void recordSent(RecordTouchSent command) {
        TouchRequested request = requireLetOut(command.touchId());
        if (state != State.APPROVED) return;
        apply(new TouchSent(
                command.touchId(),
                request.customerId(),
                request.campaign(),
                request.round(),
                channel,
                command.via(),
                command.reference(),
                command.happenedAt()));
    }

    /** It counts even after a failure was reported: it did arrive. */
    void recordDelivered(RecordTouchDelivered command, Instant recordedAt, Gatekeeper gate) {
        TouchRequested request = requireLetOut(command.touchId());
        if (state == State.DELIVERED) return;
        boolean recount = state == State.FAILED;
        apply(new TouchDelivered(
                command.touchId(),
                request.customerId(),
                request.campaign(),
                request.round(),
                channel,
                command.happenedAt()));
        if (recount) gate.count(Ask.of(request, false), command.touchId(), recordedAt, command.happenedAt());
    }

    void recordFailed(RecordTouchFailed command, Gatekeeper gate) {
        TouchRequested request = requireLetOut(command.touchId());
        if (isIn(State.DELIVERED, State.FAILED)) return;
        apply(new TouchFailed(
                command.touchId(),
                request.customerId(),
                request.campaign(),
                request.round(),
                channel,
                command.reason(),
                command.happenedAt()));
        gate.discount(Ask.of(request, false), command.touchId(), command.happenedAt());
    }

    /** A call is nobody's to send either. */
    private TouchRequested requireLetOut(TouchId touch) {
        TouchRequested request = require(touch);
        if (!isIn(State.APPROVED, State.SENT, State.DELIVERED, State.FAILED)) {
            throw new TouchNotSent(touch, state.name());
        }
        return request;
    }
}
