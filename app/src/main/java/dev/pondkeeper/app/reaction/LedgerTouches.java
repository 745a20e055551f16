package dev.pondkeeper.app.reaction;

import dev.pondkeeper.kernel.touch.TouchEvent.TouchApproved;
import dev.pondkeeper.kernel.touch.TouchId;
import dev.pondkeeper.saga.touch.OpenTouches;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** Reads the touch's own stream: it is to be sent as long as its approval is the last thing that happened to it. */
@Component
class LedgerTouches implements OpenTouches {

    private final EventStore events;

    LedgerTouches(EventStore events) {
        this.events = events;
    }

    @Override
    public boolean isToBeSent(TouchId touch) {
        return events.readEvents("touch:" + touch)
                .asStream()
                .reduce((earlier, later) -> later)
                .map(DomainEventMessage::getPayload)
                .filter(TouchApproved.class::isInstance)
                .isPresent();
    }
}
