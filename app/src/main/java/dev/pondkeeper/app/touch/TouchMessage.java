package dev.pondkeeper.app.touch;

import dev.pondkeeper.kernel.touch.TouchEvent.TouchApproved;
import dev.pondkeeper.saga.touch.OutgoingTouch;
import java.time.Instant;

/** A touch as the brand's gateway gets it: a CloudEvent 1.0 whose data is whom to reach, over what, with which text. */
record TouchMessage(
        String specversion,
        String id,
        String source,
        String subject,
        String type,
        Instant time,
        String datacontenttype,
        TouchApproved data) {

    static TouchMessage of(OutgoingTouch outgoing) {
        TouchApproved touch = outgoing.touch();
        return new TouchMessage(
                "1.0",
                outgoing.eventId(),
                "/pondkeeper",
                "touch:" + touch.touchId(),
                "dev.pondkeeper.TouchApproved.v1",
                touch.occurredAt(),
                "application/json",
                touch);
    }
}
