package dev.embeddedmongodb.command;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import dev.embeddedmongodb.collection.CollectionDefinition;
import dev.embeddedmongodb.collection.CollectionWriter;
import dev.embeddedmongodb.collection.DuplicateKey;
import dev.embeddedmongodb.collection.PreparedDocument;
import dev.embeddedmongodb.collection.Records;
import dev.embeddedmongodb.query.Deadline;
import dev.embeddedmongodb.query.Query;
import dev.embeddedmongodb.query.Row;
import dev.embeddedmongodb.query.SortOrder;
import dev.embeddedmongodb.storage.ReadView;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lends the library's meaning of updates, upserts, projections and pipelines to one collection for the time of one
 * command. The library's own indexes and storage are not used.
 */
final class CollectionAdapter extends AbstractMongoCollection<Long> {

    private final CollectionDefinition definition;
    private final ReadView view;
    private final @Nullable CollectionWriter writer;
    private @Nullable DuplicateKey duplicate;
    private @Nullable Object insertedId;
    private @Nullable Document replacement;
    private @Nullable UpdateGuard guard;
    private @Nullable Document original;
    private int modified;

    /** @param writer absent where nothing may be changed */
    CollectionAdapter(
            MongoDatabase database, CollectionDefinition definition, ReadView view, @Nullable CollectionWriter writer) {
        super(database, definition.name(), CollectionOptions.withDefaults(), new CursorRegistry());
        this.definition = definition;
        this.view = view;
        this.writer = writer;
    }

    private CollectionWriter writer() {
        if (writer == null) throw Options.unsupported("Writing from a pipeline");
        return writer;
    }

    /** Applies the library's projection. */
    Document project(Document document, Document projection) {
        return matchDocumentsFromStream(
                        new Document(), Stream.of(document), 0, 0, 0, (DocumentComparator) null, projection)
                .iterator()
                .next();
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            @Nullable Document fieldSelector) {
        Query search = new Query(view, definition, query, SortOrder.of(orderBy), numberToSkip, limit, Deadline.NEVER);
        return new QueryResult(() -> {
            Query.Rows rows = search.open();
            return new Iterator<>() {
                private @Nullable Row next = rows.next();

                @Override
                public boolean hasNext() {
                    return next != null;
                }

                @Override
                public Document next() {
                    Row row = next;
                    if (row == null) throw new NoSuchElementException();
                    next = rows.next();
                    return guard == null ? row.document() : guard.prepare(row.document());
                }
            };
        });
    }

    @Override
    public void addDocument(Document document) {
        PreparedDocument prepared = PreparedDocument.of(document, null, definition.indexes());
        rememberingDuplicate(() -> writer().insert(prepared));
        insertedId = prepared.document().get("_id");
    }

    /** Says how documents found from now on are going to be changed. */
    void changingBy(Document change) {
        if (change.keySet().stream().noneMatch(field -> field.startsWith("$"))) replacement = change;
        guard = new UpdateGuard(change);
    }

    /** How many documents were really changed. */
    int modified() {
        return modified;
    }

    /** The last changed document as it was before. */
    @Nullable
    Document original() {
        return original;
    }

    private static void orderAs(Document replacement, Document after) {
        Document ordered = new Document("_id", after.get("_id"));
        for (String field : replacement.keySet()) ordered.put(field, after.get(field));
        after.clear();
        after.putAll(ordered);
    }

    private void rememberingDuplicate(Runnable change) {
        try {
            change.run();
        } catch (DuplicateKey e) {
            duplicate = e;
            throw e;
        }
    }

    /** The duplicate that stopped the last change; the library's own error documents do not name the index. */
    @Nullable
    DuplicateKey duplicate() {
        return duplicate;
    }

    /** The {@code _id} of what an upsert inserted. */
    @Nullable
    Object insertedId() {
        return insertedId;
    }

    @Override
    protected @Nullable Long findDocumentPosition(Document document) {
        Row row = Query.matching(view, definition, new Document("_id", document.get("_id")))
                .open()
                .next();
        return row == null ? null : Records.number(row.record());
    }

    @Override
    protected void handleUpdate(Long record, Document before, Document after) {
        // The library would keep the old order of fields when a whole document is replaced.
        if (replacement != null) orderAs(replacement, after);
        Document stored = Row.stored(view, definition, Records.key(record)).document();
        if (guard != null) guard.check(stored, after);
        rememberingDuplicate(() -> writer().replace(Records.key(record), stored, after));
        original = stored;
        modified++;
    }

    @Override
    public void removeDocument(Document document) {
        Long record = findDocumentPosition(document);
        if (record != null) writer().remove(Records.key(record), document);
    }

    @Override
    public int count() {
        return Math.toIntExact(view.size(definition.table()));
    }

    @Override
    protected Stream<DocumentWithPosition<Long>> streamAllDocumentsWithPosition() {
        return StreamSupport.stream(
                        queryDocuments(new Document(), null, 0, 0, 0, null).spliterator(), false)
                .map(document -> new DocumentWithPosition<>(document, findDocumentPosition(document)));
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int numberToReturn,
            int batchSize,
            @Nullable Document fieldSelector) {
        return queryDocuments(query, orderBy, numberToSkip, numberToReturn, batchSize, fieldSelector);
    }

    @Override
    protected Document getDocument(Long position) {
        throw new UnsupportedOperationException("documents are found by queries only");
    }

    @Override
    protected Long addDocumentInternal(Document document) {
        throw new UnsupportedOperationException("documents are added by addDocument only");
    }

    @Override
    protected void removeDocument(Long position) {
        throw new UnsupportedOperationException("documents are removed by their _id only");
    }

    @Override
    protected void updateDataSize(int sizeDelta) {
        throw new UnsupportedOperationException("sizes are not tracked here");
    }

    @Override
    protected int getDataSize() {
        return 0;
    }
}
