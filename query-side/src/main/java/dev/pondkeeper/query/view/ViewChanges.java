package dev.pondkeeper.query.view;

import java.time.Instant;
import java.util.function.Consumer;
import org.bson.Document;

/**
 * What one event changes in its view. Nothing is written here: the changes of the processor's whole batch are applied
 * together, with one read and one write per collection.
 */
public final class ViewChanges {

    private final ViewBatch batch;
    private final long position;
    private final long sequence;
    private final Instant recordedAt;

    ViewChanges(ViewBatch batch, long position, long sequence, Instant recordedAt) {
        this.batch = batch;
        this.position = position;
        this.sequence = sequence;
        this.recordedAt = recordedAt;
    }

    /** Where the event stands in the ledger. */
    public long position() {
        return position;
    }

    /** Where the event stands in its own stream; the first is 0. */
    public long sequence() {
        return sequence;
    }

    /** When it was recorded; when it happened stands in the event. */
    public Instant recordedAt() {
        return recordedAt;
    }

    /**
     * Changes the document with this id, which is made if there is none. The change is skipped if the document has seen this
     * event already.
     */
    public void update(ViewCollection collection, String id, Consumer<Document> change) {
        batch.update(collection, id, position, change);
    }

    /**
     * Changes the document that a pointer leads to, for events that do not name the document themselves. Nothing changes
     * where there is no such pointer.
     *
     * @param pointers where {@link #point} has set the pointer, in an earlier event
     */
    public void updateBy(
            ViewCollection pointers, String pointer, ViewCollection collection, Consumer<Document> change) {
        batch.updateBy(pointers, pointer, collection, position, change);
    }

    /** Sets a pointer to the document with this id. */
    public void point(ViewCollection pointers, String pointer, String id) {
        put(pointers, new Document("_id", pointer).append(ViewCollection.POINTS_TO, id));
    }

    /** Sets a document that this one event determines completely, so that nothing needs to be read first. */
    public void put(ViewCollection collection, Document document) {
        batch.put(collection, document.append(ViewCollection.POSITION, position));
    }
}
