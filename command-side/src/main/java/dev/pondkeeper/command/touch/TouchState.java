package dev.pondkeeper.command.touch;

import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.touch.StaffId;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallClaimed;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallCompleted;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallOpened;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallOverdue;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallReleased;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchApproved;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchCancelled;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchDelivered;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchFailed;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchRequested;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchScheduled;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchSent;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchSuppressed;
import dev.pondkeeper.kernel.touch.TouchId;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What a touch's events amount to. */
abstract class TouchState {

    enum State {
        REQUESTED,
        WAITING,
        SUPPRESSED,
        APPROVED,
        SENT,
        DELIVERED,
        FAILED,
        CANCELLED,
        OPEN,
        CLAIMED,
        DONE,
        OVERDUE
    }

    @AggregateIdentifier
    private @Nullable StreamId stream;

    @Nullable
    TouchRequested requested;

    State state = State.REQUESTED;
    String channel = "";
    Instant waitsUntil = Instant.MIN;
    Instant approvedAt = Instant.MIN;

    @Nullable
    Instant dueAt;

    @Nullable
    StaffId caller;

    @Nullable
    StaffCallCompleted completed;

    /** @throws UnknownTouch if nobody asked for it */
    TouchRequested require(TouchId touch) {
        if (requested == null) throw new UnknownTouch(touch);
        return requested;
    }

    boolean isIn(State... states) {
        for (State each : states) {
            if (state == each) return true;
        }
        return false;
    }

    @EventSourcingHandler
    void on(TouchRequested event) {
        stream = new StreamId("touch", event.touchId().value());
        requested = event;
    }

    @EventSourcingHandler
    void on(TouchSuppressed event) {
        state = State.SUPPRESSED;
    }

    @EventSourcingHandler
    void on(TouchScheduled event) {
        state = State.WAITING;
        waitsUntil = event.until();
    }

    @EventSourcingHandler
    void on(TouchApproved event) {
        state = State.APPROVED;
        channel = event.channel();
        approvedAt = event.occurredAt();
    }

    @EventSourcingHandler
    void on(TouchCancelled event) {
        state = State.CANCELLED;
    }

    @EventSourcingHandler
    void on(TouchSent event) {
        state = State.SENT;
    }

    @EventSourcingHandler
    void on(TouchDelivered event) {
        state = State.DELIVERED;
    }

    @EventSourcingHandler
    void on(TouchFailed event) {
        state = State.FAILED;
    }

    @EventSourcingHandler
    void on(StaffCallOpened event) {
        state = State.OPEN;
        dueAt = event.dueAt();
    }

    @EventSourcingHandler
    void on(StaffCallClaimed event) {
        state = State.CLAIMED;
        caller = event.staffId();
    }

    @EventSourcingHandler
    void on(StaffCallReleased event) {
        state = State.OPEN;
        caller = null;
    }

    @EventSourcingHandler
    void on(StaffCallCompleted event) {
        state = State.DONE;
        completed = event;
    }

    /** Who had taken it on may still say what came of it. */
    @EventSourcingHandler
    void on(StaffCallOverdue event) {
        state = State.OVERDUE;
    }
}
