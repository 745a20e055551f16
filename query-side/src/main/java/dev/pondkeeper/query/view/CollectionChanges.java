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
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The changes of one batch to one collection. */
final class CollectionChanges {

    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

    private final Map<String, Document> whole = new LinkedHashMap<>();
    private final Map<String, List<Update>> updates = new LinkedHashMap<>();

    private record Update(long position, Consumer<Document> change) {}

    void update(String id, long position, Consumer<Document> change) {
        updates.computeIfAbsent(id, first -> new ArrayList<>()).add(new Update(position, change));
    }

    void put(Document document) {
        whole.put(document.getString("_id"), document);
    }

    void drop(long position) {
        whole.values().removeIf(document -> position == document.getLong(ViewCollection.POSITION));
        updates.values().forEach(pending -> pending.removeIf(update -> update.position() == position));
        updates.values().removeIf(List::isEmpty);
    }

    /** The same changes, to add others to. */
    CollectionChanges copy() {
        CollectionChanges copy = new CollectionChanges();
        copy.whole.putAll(whole);
        updates.forEach((id, pending) -> copy.updates.put(id, new ArrayList<>(pending)));
        return copy;
    }

    /** What documents say in one field, also those that this batch puts; without those that do not exist. */
    Map<String, String> read(MongoCollection<Document> collection, Collection<String> ids, String field) {
        Map<String, String> said = new HashMap<>();
        present(collection, ids).forEach((id, document) -> said.put(id, document.getString(field)));
        whole.forEach((id, document) -> said.put(id, document.getString(field)));
        return said;
    }

    /**
     * Makes the changes to what the collection holds; nothing is written.
     *
     * @param sums is told what each event changed of what a document adds to sums; null where nothing is summed
     * @throws CannotTake if a change fails
     */
    List<WriteModel<Document>> fold(MongoCollection<Document> collection, boolean late, @Nullable SumChanges sums) {
        List<Document> inserts = new ArrayList<>(whole.values());
        List<WriteModel<Document>> replacements = new ArrayList<>();
        Map<String, Document> present = present(collection, updates.keySet());
        updates.forEach((id, pending) -> {
            Document known = present.get(id);
            Document document = known == null ? new Document("_id", id) : known;
            if (!fold(document, pending, late, sums)) return;
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

    private static Map<String, Document> present(MongoCollection<Document> collection, Collection<String> ids) {
        Map<String, Document> present = new HashMap<>();
        if (ids.isEmpty()) return present;
        collection
                .find(in("_id", ids))
                .batchSize(ids.size() + 1)
                .forEach(document -> present.put(document.getString("_id"), document));
        return present;
    }

    private static boolean fold(Document document, List<Update> pending, boolean late, @Nullable SumChanges sums) {
        boolean changed = false;
        // What came by way of another document stands at the end of the list.
        pending.sort(Comparator.comparingLong(Update::position));
        for (Update update : pending) {
            Long seen = document.getLong(ViewCollection.POSITION);
            boolean behind = seen != null && seen >= update.position();
            if (behind && !(late && missed(document, update.position(), seen))) continue;
            try {
                if (sums == null) update.change().accept(document);
                else sums.watch(document, update.position(), update.change());
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
