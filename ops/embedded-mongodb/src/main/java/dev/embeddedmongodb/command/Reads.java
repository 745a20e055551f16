package dev.embeddedmongodb.command;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import dev.embeddedmongodb.collection.Catalog;
import dev.embeddedmongodb.collection.CollectionDefinition;
import dev.embeddedmongodb.collection.StoredDocument;
import dev.embeddedmongodb.query.Query;
import dev.embeddedmongodb.query.Row;
import dev.embeddedmongodb.query.SortOrder;
import dev.embeddedmongodb.storage.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands that look and change nothing: each sees one durable moment. */
final class Reads {

    private final Engine engine;

    Reads(Engine engine) {
        this.engine = engine;
    }

    Reply find(Request request) {
        Options options = findOptions(request);
        String namespace = request.namespace(options.collection());
        Snapshot snapshot = engine.store.snapshot();
        boolean handedOver = false;
        try {
            Catalog catalog = engine.catalogs.of(snapshot);
            CollectionDefinition definition = catalog.find(namespace);
            if (definition == null) return new Reply.Batch(namespace, "firstBatch", 0, List.of());
            Query query = query(snapshot, definition, options);
            Cursors.Answers answers = answers(
                    query,
                    options.document("projection"),
                    new DatabaseAdapter(request.database(), catalog, snapshot),
                    definition,
                    snapshot);
            Long batchSize = options.value("batchSize") == null ? null : options.count("batchSize");
            handedOver = true;
            return engine.cursors.open(namespace, answers, snapshot, batchSize, options.isTrue("singleBatch"));
        } finally {
            if (!handedOver) snapshot.close();
        }
    }

    static Options findOptions(Request request) {
        return Options.of(
                request,
                "filter",
                "sort",
                "projection",
                "skip",
                "limit",
                "batchSize",
                "singleBatch",
                "noCursorTimeout",
                "allowDiskUse",
                "allowPartialResults",
                "oplogReplay");
    }

    static Query query(Snapshot snapshot, CollectionDefinition definition, Options options) {
        return new Query(
                snapshot,
                definition,
                options.document("filter"),
                SortOrder.of(options.document("sort")),
                options.count("skip"),
                options.count("limit"),
                options.deadline());
    }

    private static Cursors.Answers answers(
            Query query,
            Document projection,
            DatabaseAdapter database,
            CollectionDefinition definition,
            Snapshot snapshot) {
        Query.Rows rows = query.open();
        if (projection.isEmpty()) {
            return () -> {
                Row row = rows.next();
                return row == null ? null : row.bson();
            };
        }
        CollectionAdapter adapter = new CollectionAdapter(database, definition, snapshot, null);
        return () -> {
            Row row = rows.next();
            return row == null ? null : StoredDocument.encode(adapter.project(row.document(), projection));
        };
    }

    Reply getMore(Request request) {
        Options options = Options.of(request, "collection", "batchSize");
        long id = ((Number) java.util.Objects.requireNonNull(options.value("getMore"))).longValue();
        return engine.cursors.more(id, request.namespace(options.text("collection")), options.count("batchSize"));
    }

    Reply killCursors(Request request) {
        Options options = Options.of(request, "cursors");
        List<Long> killed = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        if (options.value("cursors") instanceof Collection<?> ids) {
            for (Object id : ids) {
                if (id instanceof Long number) (engine.cursors.kill(number) ? killed : unknown).add(number);
            }
        }
        return Reply.ok(new Document("cursorsKilled", killed)
                .append("cursorsNotFound", unknown)
                .append("cursorsAlive", List.of())
                .append("cursorsUnknown", List.of()));
    }

    Reply count(Request request) {
        Options options = Options.of(request, "query", "limit", "skip", "fields");
        long limit = Math.abs(options.number("limit", 0));
        long n = engine.read(snapshot -> {
            CollectionDefinition definition =
                    engine.catalogs.of(snapshot).find(request.namespace(options.collection()));
            if (definition == null) return 0L;
            return count(snapshot, definition, options.document("query"), options.count("skip"), limit, options);
        });
        return Reply.ok(new Document("n", n <= Integer.MAX_VALUE ? (Object) (int) n : (Object) n));
    }

    static long count(
            Snapshot snapshot,
            CollectionDefinition definition,
            Document filter,
            long skip,
            long limit,
            Options options) {
        if (filter.isEmpty()) {
            long left = Math.max(0, snapshot.size(definition.table()) - skip);
            return limit == 0 ? left : Math.min(limit, left);
        }
        return new Query(snapshot, definition, filter, SortOrder.NONE, skip, limit, options.deadline()).count();
    }

    Reply distinct(Request request) {
        Options options = Options.of(request, "key", "query");
        options.text("key");
        options.document("query");
        return engine.read(snapshot -> {
            Catalog catalog = engine.catalogs.of(snapshot);
            CollectionDefinition definition = catalog.find(request.namespace(options.collection()));
            if (definition == null) return Reply.ok(new Document("values", List.of()));
            DatabaseAdapter database = new DatabaseAdapter(request.database(), catalog, snapshot);
            return Reply.ok(new CollectionAdapter(database, definition, snapshot, null).handleDistinct(request.body()));
        });
    }

    Reply explain(Request request) {
        Options options = Options.of(request, "verbosity");
        if (!(options.value("explain") instanceof Document inner) || inner.isEmpty()) {
            throw new MongoServerError(9, "FailedToParse", "'explain' needs a command");
        }
        Request explained = new Request(request.database(), inner, java.util.Map.of(), request.channel());
        return switch (explained.command()) {
            case "find" -> explain(explained, findOptions(explained), "filter");
            case "count" -> explain(explained, Options.of(explained, "query", "limit", "skip", "fields"), "query");
            case "distinct" -> explain(explained, Options.of(explained, "key", "query"), "query");
            case "aggregate" -> explainPipeline(explained);
            case "update" -> explainStatement(explained, "updates");
            case "delete" -> explainStatement(explained, "deletes");
            case "findAndModify" -> explain(explained, FindAndModify.options(explained), "query");
            default -> throw Options.unsupported("Explaining '" + explained.command() + "'");
        };
    }

    private Reply explain(Request explained, Options options, String filter) {
        return explain(explained, options.document(filter), options.document("sort"));
    }

    private Reply explainStatement(Request explained, String field) {
        Options options = Options.of(explained, field, "ordered", "bypassDocumentValidation");
        List<Document> statements = options.documents(field);
        if (statements.size() != 1) throw Options.unsupported("Explaining several statements at once");
        Document filter = statements.get(0).get("q") instanceof Document q ? q : new Document();
        return explain(explained, filter, new Document());
    }

    private Reply explainPipeline(Request explained) {
        Pipeline pipeline = Pipeline.of(Pipelines.options(explained));
        return explain(explained, pipeline.filter(), pipeline.sort());
    }

    private Reply explain(Request explained, Document filter, Document sort) {
        String name = String.valueOf(explained.body().get(explained.command()));
        return engine.read(snapshot -> {
            @Nullable
            CollectionDefinition definition = engine.catalogs.of(snapshot).find(explained.namespace(name));
            Document planner = definition == null
                    ? new Document("winningPlan", new Document("stage", "EOF"))
                    : new Query(
                                    snapshot,
                                    definition,
                                    filter,
                                    SortOrder.of(sort),
                                    0,
                                    0,
                                    dev.embeddedmongodb.query.Deadline.NEVER)
                            .explain(sort);
            return Reply.ok(new Document("explainVersion", "1").append("queryPlanner", planner));
        });
    }
}
