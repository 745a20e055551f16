package dev.embeddedmongodb.command;

import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import dev.embeddedmongodb.collection.CollectionDefinition;
import dev.embeddedmongodb.collection.CollectionWriter;
import dev.embeddedmongodb.collection.DuplicateKey;
import dev.embeddedmongodb.collection.PreparedDocument;
import dev.embeddedmongodb.collection.Schema;
import dev.embeddedmongodb.index.Stored;
import dev.embeddedmongodb.query.Deadline;
import dev.embeddedmongodb.query.Matcher;
import dev.embeddedmongodb.query.Query;
import dev.embeddedmongodb.query.Row;
import dev.embeddedmongodb.query.SortOrder;
import dev.embeddedmongodb.storage.Transaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands that change documents: whole or not at all, on disk before they are answered. */
final class Writes {

    private final Engine engine;

    Writes(Engine engine) {
        this.engine = engine;
    }

    Reply insert(Request request) {
        Options options = Options.of(request, "documents", "ordered", "bypassDocumentValidation");
        String name = options.collection();
        Schema.refuseSystem(request.database(), name);
        List<Document> documents = options.documents("documents");
        List<byte[]> bytes = request.sequences().get("documents");
        boolean ordered = options.isTrue("ordered", true);
        CollectionDefinition known =
                engine.read(snapshot -> engine.catalogs.of(snapshot).find(request.namespace(name)));
        List<Object> prepared = new ArrayList<>(documents.size());
        for (int i = 0; i < documents.size(); i++) {
            prepared.add(prepare(documents.get(i), bytes == null ? null : bytes.get(i), known));
        }
        return engine.store.write(transaction -> {
            CollectionWriter writer = writer(transaction, request.database(), name);
            WriteOutcome outcome = new WriteOutcome();
            outcome.each(transaction, prepared.size(), ordered, i -> {
                if (prepared.get(i) instanceof MongoServerError refused) throw refused;
                writer.insert((PreparedDocument) prepared.get(i));
                outcome.n++;
            });
            return outcome.reply(null);
        });
    }

    /** The prepared document, or why it cannot be one. */
    private static Object prepare(Document document, byte @Nullable [] bson, @Nullable CollectionDefinition known) {
        try {
            return PreparedDocument.of(document, bson, known == null ? List.of() : known.indexes());
        } catch (MongoServerError e) {
            return e;
        }
    }

    private CollectionWriter writer(Transaction transaction, String database, String name) {
        return new CollectionWriter(transaction, Schema.findOrCreate(engine.catalogs, transaction, database, name));
    }

    Reply update(Request request) {
        Options options = Options.of(request, "updates", "ordered", "bypassDocumentValidation");
        String name = options.collection();
        Schema.refuseSystem(request.database(), name);
        List<Document> statements = options.documents("updates");
        return engine.store.write(transaction -> {
            WriteOutcome outcome = new WriteOutcome();
            outcome.each(
                    transaction,
                    statements.size(),
                    options.isTrue("ordered", true),
                    i -> update(transaction, request, name, statements.get(i), i, outcome));
            return outcome.reply(outcome.modified);
        });
    }

    private void update(
            Transaction transaction, Request request, String name, Document statement, int i, WriteOutcome outcome) {
        Options options = Options.within("update.updates", statement, "q", "u", "multi", "upsert", "arrayFilters");
        Document filter = options.document("q");
        Document change = change(statement.get("u"));
        boolean upsert = options.isTrue("upsert");
        CollectionAdapter target = target(transaction, request, name, upsert);
        Matcher.of(filter);
        if (target == null) return;
        target.changingBy(change);
        Document result = statement.containsKey("arrayFilters")
                ? withArrayFilters(transaction, request, target, statement)
                : target.updateDocuments(
                        filter, change, ArrayFilters.empty(), options.isTrue("multi"), upsert, NoopOplog.get());
        outcome.n += (int) Stored.number(result, "n");
        outcome.modified += target.modified();
        if (result.containsKey("upserted")) {
            outcome.n++;
            outcome.upserted.add(new Document("index", i).append("_id", result.get("upserted")));
        }
    }

    static Document change(@Nullable Object u) {
        if (u instanceof Document change) return change;
        if (u instanceof Collection) throw Options.unsupported("An update by a pipeline");
        throw new MongoServerError(9, "FailedToParse", "Update argument must be an object");
    }

    @Nullable
    CollectionAdapter target(Transaction transaction, Request request, String name, boolean create) {
        String namespace = request.namespace(name);
        CollectionDefinition definition = engine.catalogs.of(transaction).find(namespace);
        if (definition == null && !create) return null;
        CollectionWriter writer = writer(transaction, request.database(), name);
        DatabaseAdapter database =
                new DatabaseAdapter(request.database(), engine.catalogs.of(transaction), transaction);
        return new CollectionAdapter(database, writer.definition(), transaction, writer);
    }

    private Document withArrayFilters(
            Transaction transaction, Request request, CollectionAdapter target, Document statement) {
        DatabaseAdapter database =
                new DatabaseAdapter(request.database(), engine.catalogs.of(transaction), transaction);
        Document result = database.updateThroughLibrary(target, statement, request.channel());
        if (result.get("writeErrors") instanceof List<?> errors && errors.get(0) instanceof Document error) {
            DuplicateKey duplicate = target.duplicate();
            if (duplicate != null) throw duplicate;
            Object code = error.getOrDefault("code", 2);
            throw new MongoServerError(
                    ((Number) code).intValue(),
                    String.valueOf(error.getOrDefault("codeName", "BadValue")),
                    String.valueOf(error.get("errmsg")));
        }
        if (result.get("upserted") instanceof List<?> upserted && upserted.get(0) instanceof Document first) {
            return new Document(result).append("n", 0).append("upserted", first.get("_id"));
        }
        return result;
    }

    Reply delete(Request request) {
        Options options = Options.of(request, "deletes", "ordered");
        String name = options.collection();
        Schema.refuseSystem(request.database(), name);
        List<Document> statements = options.documents("deletes");
        return engine.store.write(transaction -> {
            WriteOutcome outcome = new WriteOutcome();
            CollectionDefinition definition = engine.catalogs.of(transaction).find(request.namespace(name));
            CollectionWriter writer = definition == null ? null : new CollectionWriter(transaction, definition);
            outcome.each(transaction, statements.size(), options.isTrue("ordered", true), i -> {
                Options statement = Options.within("delete.deletes", statements.get(i), "q", "limit");
                // A malformed filter is an error also where there is nothing to delete.
                Matcher.of(statement.document("q"));
                if (writer != null) {
                    outcome.n += delete(writer, statement.document("q"), statement.number("limit", 0));
                }
            });
            return outcome.reply(null);
        });
    }

    private static int delete(CollectionWriter writer, Document filter, long limit) {
        Query query =
                new Query(writer.transaction(), writer.definition(), filter, SortOrder.NONE, 0, limit, Deadline.NEVER);
        Query.Rows rows = query.open();
        int n = 0;
        for (Row row = rows.next(); row != null; row = rows.next()) {
            writer.remove(row.record(), row.document());
            n++;
        }
        return n;
    }
}
