package dev.pondkeeper.command.door;

import dev.pondkeeper.kernel.StreamId;
import java.time.Instant;
import java.util.List;

/**
 * What a caller is told of one command (API.md, Commands).
 *
 * @param aggregateId the stream the command was sent to
 * @param version sequence of that stream's last event; −1 if it has none
 * @param position of the commit's last event; of the log's tail where nothing was recorded
 * @param events the types of the commit in order; empty where nothing was recorded
 */
public record Receipt(StreamId aggregateId, long version, long position, List<String> events, Instant recordedAt) {

    /** Whether there was anything to do. */
    public boolean recordedSomething() {
        return !events.isEmpty();
    }
}
