package dev.pondkeeper.query.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The changes of one processor batch: collected per document, folded in memory, written at once. */
final class ViewBatch {

    private final Map<ViewCollection, CollectionChanges> changes = new LinkedHashMap<>();
    private final List<Pointed> pointed = new ArrayList<>();

    /** A change to a document whose id another document tells. */
    private record Pointed(
            ViewCollection pointers,
            String pointer,
            ViewCollection collection,
            long position,
            Consumer<Document> change) {}

    void update(ViewCollection collection, String id, long position, Consumer<Document> change) {
        of(changes, collection).update(id, position, change);
    }

    void updateBy(
            ViewCollection pointers,
            String pointer,
            ViewCollection collection,
            long position,
            Consumer<Document> change) {
        pointed.add(new Pointed(pointers, pointer, collection, position, change));
    }

    void put(ViewCollection collection, Document document) {
        if (collection.sums() != null) throw new IllegalArgumentException("sums are kept by updates alone");
        of(changes, collection).put(document);
    }

    /** Takes back everything that the event at this position has asked for. */
    void drop(long position) {
        changes.values().forEach(pending -> pending.drop(position));
        pointed.removeIf(change -> change.position() == position);
    }

    private static CollectionChanges of(Map<ViewCollection, CollectionChanges> all, ViewCollection collection) {
        return all.computeIfAbsent(collection, first -> new CollectionChanges());
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
        Deque<Runnable> writes = new ArrayDeque<>();
        followed(store).forEach((collection, pending) -> {
            ViewSums kept = collection.sums();
            if (kept == null) {
                fold(store, collection, pending, late, null).forEach(writes::addLast);
                return;
            }
            SumChanges sums = new SumChanges(kept);
            fold(store, collection, pending, late, sums).forEach(writes::addLast);
            // First: a sum that has taken a change takes it no second time, but where the change itself were written
            // and the
            // sum not, nobody would ever know of the difference.
            fold(store, kept.into(), sums.changes(), late, null).forEach(writes::addFirst);
        });
        writes.forEach(Runnable::run);
    }

    private static List<Runnable> fold(
            ViewStore store,
            ViewCollection collection,
            CollectionChanges pending,
            boolean late,
            @Nullable SumChanges sums) {
        MongoCollection<Document> documents = store.collection(collection);
        List<WriteModel<Document>> folded = pending.fold(documents, late, sums);
        return folded.isEmpty() ? List.of() : List.of(() -> pending.write(documents, folded));
    }

    /** All changes, those that pointers lead to among them; a pointer that leads nowhere changes nothing. */
    private Map<ViewCollection, CollectionChanges> followed(ViewStore store) {
        if (pointed.isEmpty()) return changes;
        Map<ViewCollection, CollectionChanges> all = new LinkedHashMap<>();
        changes.forEach((collection, pending) -> all.put(collection, pending.copy()));
        Map<ViewCollection, TreeSet<String>> asked = new LinkedHashMap<>();
        for (Pointed change : pointed) {
            asked.computeIfAbsent(change.pointers(), first -> new TreeSet<>()).add(change.pointer());
        }
        Map<ViewCollection, Map<String, String>> found = new LinkedHashMap<>();
        asked.forEach((pointers, ids) ->
                found.put(pointers, of(all, pointers).read(store.collection(pointers), ids, ViewCollection.POINTS_TO)));
        for (Pointed change : pointed) {
            String id = found.getOrDefault(change.pointers(), Map.of()).get(change.pointer());
            if (id != null) of(all, change.collection()).update(id, change.position(), change.change());
        }
        return all;
    }
}
