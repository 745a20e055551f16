package dev.pondkeeper.query.view;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;

/** The changes of one processor batch: collected per document, folded in memory, written at once. */
final class ViewBatch {

    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

    private final Map<ViewCollection, Changes> changes = new LinkedHashMap<>();

    void update(ViewCollection collection, String id, long position, Consumer<Document> change) {
        of(collection).updates.computeIfAbsent(id, first -> new ArrayList<>()).add(new Update(position, change));
    }

    void put(ViewCollection collection, Document document) {
        of(collection).whole.put(document.getString("_id"), document);
    }

    /** Takes back everything that the event at this position has asked for. */
    void drop(long position) {
        changes.values().forEach(pending -> pending.drop(position));
    }

    private Changes of(ViewCollection collection) {
        return changes.computeIfAbsent(collection, first -> new Changes());
    }

    /**
     * One find and one bulk write per collection; all changes are made before the first is written.
     *
     * @throws CannotTake if a change fails; nothing has been written, and the batch may go on without its event
     * @throws com.mongodb.MongoException if the store did not take all of it; the same batch may then be applied again
     */
    void flush(ViewStore store) {
        flush(store, false);
    }

    /** As {@link #flush}, for an event that documents may have overtaken: those take it now, but never twice. */
    void flushLate(ViewStore store) {
        flush(store, true);
    }

    private void flush(ViewStore store, boolean late) {
        List<Runnable> writes = new ArrayList<>();
        changes.forEach((collection, pending) -> {
            MongoCollection<Document> documents = store.collection(collection);
            List<WriteModel<Document>> folded = pending.fold(documents, late);
            if (!folded.isEmpty()) writes.add(() -> pending.write(documents, folded));
        });
        writes.forEach(Runnable::run);
    }

    private record Update(long position, Consumer<Document> change) {}

    private static final class Changes {

        private final Map<String, Document> whole = new LinkedHashMap<>();
        private final Map<String, List<Update>> updates = new LinkedHashMap<>();

        void drop(long position) {
            whole.values().removeIf(document -> position == document.getLong(ViewCollection.POSITION));
            updates.values().forEach(pending -> pending.removeIf(update -> update.position() == position));
            updates.values().removeIf(List::isEmpty);
        }

        List<WriteModel<Document>> fold(MongoCollection<Document> collection, boolean late) {
            List<Document> inserts = new ArrayList<>(whole.values());
            List<WriteModel<Document>> replacements = new ArrayList<>();
            Map<String, Document> present = present(collection);
            updates.forEach((id, pending) -> {
                Document known = present.get(id);
                Document document = known == null ? new Document("_id", id) : known;
                if (!fold(document, pending, late)) return;
                if (known == null) inserts.add(document);
                else replacements.add(new ReplaceOneModel<>(eq(id), document));
            });
            List<WriteModel<Document>> models = new ArrayList<>(inserts.size() + replacements.size());
            inserts.forEach(document -> models.add(new InsertOneModel<>(document)));
            models.addAll(replacements);
            return models;
        }

        // After a crash some of a batch may be there already; what is whole may then simply be written again.
        void write(MongoCollection<Document> collection, List<WriteModel<Document>> writes) {
            try {
                collection.bulkWrite(writes, ANY_ORDER);
            } catch (MongoBulkWriteException refused) {
                List<WriteModel<Document>> again = new ArrayList<>();
                for (BulkWriteError error : refused.getWriteErrors()) {
                    WriteModel<Document> write = writes.get(error.getIndex());
                    if (error.getCategory() != ErrorCategory.DUPLICATE_KEY
                            || !(write instanceof InsertOneModel<Document> insert)
                            || !whole.containsKey(insert.getDocument().getString("_id"))) {
                        throw refused;
                    }
                    Document document = insert.getDocument();
                    again.add(new ReplaceOneModel<>(eq(document.getString("_id")), document));
                }
                if (refused.getWriteConcernError() != null) throw refused;
                collection.bulkWrite(again, ANY_ORDER);
            }
        }

        private Map<String, Document> present(MongoCollection<Document> collection) {
            Map<String, Document> present = new HashMap<>();
            if (updates.isEmpty()) return present;
            collection
                    .find(in("_id", updates.keySet()))
                    .batchSize(updates.size() + 1)
                    .forEach(document -> present.put(document.getString("_id"), document));
            return present;
        }

        private static boolean fold(Document document, List<Update> pending, boolean late) {
            boolean changed = false;
            for (Update update : pending) {
                Long seen = document.getLong(ViewCollection.POSITION);
                boolean behind = seen != null && seen >= update.position();
                if (behind && !(late && missed(document, update.position(), seen))) continue;
                try {
                    update.change().accept(document);
                } catch (RuntimeException failed) {
                    throw new CannotTake(update.position(), failed);
                }
                if (!behind) document.put(ViewCollection.POSITION, update.position());
                else late(document).add(update.position());
                changed = true;
            }
            return changed;
        }

        private static boolean missed(Document document, long position, long seen) {
            return seen != position && !late(document).contains(position);
        }

        private static List<Long> late(Document document) {
            List<Long> late = new ArrayList<>(document.getList(ViewCollection.LATE, Long.class, List.of()));
            document.put(ViewCollection.LATE, late);
            return late;
        }
    }
}
