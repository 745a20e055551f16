package dev.pondkeeper.saga.touch;

import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.touch.TouchCommand.ReconsiderTouch;
import dev.pondkeeper.kernel.touch.TouchCommand.RecordTouchFailed;
import dev.pondkeeper.kernel.touch.TouchCommand.RecordTouchSent;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchApproved;
import dev.pondkeeper.saga.ReactionCommands;
import dev.pondkeeper.saga.touch.Delivery.Accepted;
import dev.pondkeeper.saga.touch.Delivery.Failed;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/**
 * What the gate let through is given to whoever serves its channel, and what they say is recorded (DOMAIN.md §2, Touch). What
 * has been recorded is never sent again, however often the event comes; after a crash in between the channel sees the same
 * key. What has waited too long for its channel goes back before the gate, and so does at once what is for somebody who has
 * been erased meanwhile.
 */
@Component
@ProcessingGroup(WhenTouchApprovedThenSend.POLICY)
class WhenTouchApprovedThenSend {

    static final String POLICY = "touch-send";

    private final TouchChannels channels;
    private final Clock clock;

    WhenTouchApprovedThenSend(TouchChannels channels, Clock clock) {
        this.channels = channels;
        this.clock = clock;
    }

    @EventHandler
    void on(
            TouchApproved event,
            EventMessage<?> message,
            OpenTouches touches,
            ForgottenCustomers forgotten,
            ReactionCommands commands) {
        if (event.channel().equals(ContactChannel.CALL.name())) return;
        if (!touches.isToBeSent(event.touchId())) return;
        Instant now = clock.instant();
        boolean stale = !now.isBefore(event.occurredAt().plus(ReconsiderTouch.STALE_AFTER));
        if (stale || forgotten.isForgotten(event.customerId())) {
            commands.send(
                    POLICY,
                    event.touchId() + "/stale/" + message.getIdentifier(),
                    new ReconsiderTouch(event.touchId(), now));
            return;
        }
        TouchChannel channel = channels.of(event.channel());
        Delivery delivery = channel.send(new OutgoingTouch(message.getIdentifier(), event));
        if (delivery instanceof Accepted accepted) {
            commands.send(
                    POLICY,
                    event.touchId().value(),
                    new RecordTouchSent(event.touchId(), channel.name(), accepted.reference(), now));
        } else if (delivery instanceof Failed failed) {
            commands.send(
                    POLICY, event.touchId().value(), new RecordTouchFailed(event.touchId(), failed.reason(), now));
        }
    }
}
