package dev.pondkeeper.query.campaign;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.query.view.ViewChanges;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What happened, one event after the other, in the document of a run, of one of its touches or of one of its coupons: in lists
 * apart, because only the events of one stream stand in the same order in equal histories.
 */
final class Entries {

    /** The field that holds them. */
    static final String ENTRIES = "entries";

    /** How many are left out in the middle, because nobody reads more than {@value #KEPT}. */
    static final String OMITTED = "omitted";

    static final int KEPT = 100;

    private Entries() {}

    static Document entry(Event event, ViewChanges changes) {
        return new Document("event", event.getClass().getSimpleName())
                .append("occurredAt", event.occurredAt())
                .append("recordedAt", changes.recordedAt())
                .append("position", changes.position());
    }

    static void put(Document document, String field, @Nullable Object value) {
        if (value != null) document.append(field, value);
    }

    /** The first ones and the last ones stay. */
    static void add(Document document, Document entry) {
        List<Document> entries = new ArrayList<>(document.getList(ENTRIES, Document.class, List.of()));
        entries.add(entry);
        if (entries.size() > KEPT) {
            entries.remove(KEPT / 2);
            document.append(OMITTED, document.getInteger(OMITTED, 0) + 1);
        }
        document.append(ENTRIES, entries);
    }
}
