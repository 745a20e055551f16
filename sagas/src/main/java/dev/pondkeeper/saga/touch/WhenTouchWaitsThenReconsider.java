package dev.pondkeeper.saga.touch;

import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.touch.TouchCommand.MarkCallOverdue;
import dev.pondkeeper.kernel.touch.TouchCommand.ReconsiderTouch;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallOpened;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchScheduled;
import dev.pondkeeper.saga.DueCommands;
import dev.pondkeeper.saga.DueTimes;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/**
 * A touch that waits comes before the gate again when its time has come, and a call that nobody has made by then is overdue
 * (DOMAIN.md §2, Touch). Imported history starts neither.
 */
@Component
@ProcessingGroup(DueTimes.GROUP)
class WhenTouchWaitsThenReconsider {

    static final String RECONSIDER = "touch-due";
    static final String OVERDUE = "staff-call-due";

    /** Decided when it is decided: after an hour's standstill not an hour before. */
    @EventHandler
    void on(TouchScheduled event, EventMessage<?> message, DueCommands commands) {
        StreamId touch = new StreamId("touch", event.touchId().value());
        DueTimes times =
                new DueTimes(RECONSIDER, touch, message, due -> new ReconsiderTouch(event.touchId(), null), commands);
        if (!times.isHistorical()) times.inAnyCase(event.until());
    }

    @EventHandler
    void on(StaffCallOpened event, EventMessage<?> message, DueCommands commands) {
        StreamId touch = new StreamId("touch", event.touchId().value());
        DueTimes times =
                new DueTimes(OVERDUE, touch, message, due -> new MarkCallOverdue(event.touchId(), due), commands);
        if (!times.isHistorical()) times.inAnyCase(event.dueAt());
    }
}
