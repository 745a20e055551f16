package dev.pondkeeper.eventstore;

import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What one sequence waits for: its first letter, without the event's content.
 *
 * @param letters how many wait in the sequence, this one included
 * @param eventId the event that could not be handled
 * @param stream its stream
 * @param type the logical name of its payload
 * @param position where it stands in the ledger, −1 if it came from elsewhere
 * @param since when it was put here
 * @param triedAt when it was tried last
 * @param causeType the class of what went wrong
 * @param cause what went wrong, in its own words
 */
public record WaitingLetter(
        String sequence,
        long letters,
        String eventId,
        String stream,
        String type,
        long position,
        Instant since,
        Instant triedAt,
        @Nullable String causeType,
        @Nullable String cause) {

    static WaitingLetter of(Document head, long letters) {
        Document event = head.get("event", Document.class);
        Document state = head.get("state", Document.class);
        String stream = event.getString("stream");
        return new WaitingLetter(
                head.getString("sequence"),
                letters,
                event.getString("id"),
                stream == null ? event.getString("id") : stream,
                event.getString("type"),
                head.getLong("position"),
                head.getDate("enqueuedAt").toInstant(),
                state.getDate("touched").toInstant(),
                state.getString("causeType"),
                state.getString("cause"));
    }
}
