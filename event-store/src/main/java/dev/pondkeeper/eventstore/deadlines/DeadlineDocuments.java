package dev.pondkeeper.eventstore.deadlines;

import java.util.Date;
import org.bson.Document;

/** Deadlines as documents and back. */
final class DeadlineDocuments {

    private DeadlineDocuments() {}

    /** Everything but the state and its time. */
    static Document document(StoredDeadline deadline) {
        return new Document("_id", deadline.id())
                .append("name", deadline.name())
                .append("due", Date.from(deadline.due()))
                .append("seq", deadline.seq())
                .append("scope", deadline.scope())
                .append("scopeType", deadline.scopeType())
                .append("payload", deadline.payload())
                .append("payloadType", deadline.payloadType())
                .append("rev", deadline.rev())
                .append("meta", deadline.meta())
                .append("failed", deadline.failed())
                .append("claim", deadline.claim());
    }

    static StoredDeadline stored(Document document) {
        return new StoredDeadline(
                document.getString("_id"),
                document.getString("name"),
                document.getDate("due").toInstant(),
                document.getLong("seq"),
                document.getString("scope"),
                document.getString("scopeType"),
                document.getString("payload"),
                document.getString("payloadType"),
                document.getString("rev"),
                document.getString("meta"),
                document.getInteger("failed"),
                document.getString("claim"));
    }

    static ParkedDeadline parked(Document document) {
        return new ParkedDeadline(
                document.getString("_id"),
                document.getString("name"),
                document.getDate("due").toInstant(),
                document.getString("scope"),
                document.getInteger("failed"),
                document.getString("error"),
                document.getDate("at").toInstant());
    }
}
