package dev.pondkeeper.query.events;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.pondkeeper.query.events.EventLog.LoggedEvent;
import java.time.Instant;

/**
 * One event as it leaves the system: CloudEvents 1.0, JSON format.
 *
 * @param time business time
 * @param position extension: the event's place in the log
 * @param recordedat extension: recorded time
 */
record CloudEvent(
        String specversion,
        String id,
        String source,
        String subject,
        String type,
        Instant time,
        String datacontenttype,
        long position,
        Instant recordedat,
        @JsonRawValue String data) {

    static CloudEvent of(LoggedEvent event) {
        return new CloudEvent(
                "1.0",
                event.id(),
                "/pondkeeper",
                event.stream(),
                "dev.pondkeeper." + event.type() + ".v" + event.revision(),
                event.occurredAt(),
                "application/json",
                event.position(),
                event.recordedAt(),
                event.data());
    }
}
