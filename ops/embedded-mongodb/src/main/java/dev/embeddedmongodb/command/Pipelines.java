package dev.embeddedmongodb.command;

import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import dev.embeddedmongodb.collection.Catalog;
import dev.embeddedmongodb.collection.CollectionDefinition;
import dev.embeddedmongodb.collection.StoredDocument;
import dev.embeddedmongodb.query.Query;
import dev.embeddedmongodb.query.Row;
import dev.embeddedmongodb.query.SortOrder;
import dev.embeddedmongodb.storage.Snapshot;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The aggregate command. */
final class Pipelines {

    private final Engine engine;

    Pipelines(Engine engine) {
        this.engine = engine;
    }

    static Options options(Request request) {
        return Options.of(request, "pipeline", "cursor", "allowDiskUse", "bypassDocumentValidation", "explain");
    }

    Reply aggregate(Request request) {
        Options options = options(request);
        if (options.isTrue("explain")) throw Options.unsupported("The option 'explain' of 'aggregate'; send 'explain'");
        String namespace = request.namespace(options.collection());
        Pipeline pipeline = Pipeline.of(options);
        if (!(options.value("cursor") instanceof Document cursor)) {
            throw new MongoServerError(
                    9,
                    "FailedToParse",
                    "The 'cursor' option is required, except for aggregate with the explain argument");
        }
        Options cursorOptions = Options.within("aggregate.cursor", cursor, "batchSize");
        Long batchSize = cursorOptions.value("batchSize") == null ? null : cursorOptions.count("batchSize");
        Snapshot snapshot = engine.store.snapshot();
        boolean handedOver = false;
        try {
            Catalog catalog = engine.catalogs.of(snapshot);
            DatabaseAdapter database = new DatabaseAdapter(request.database(), catalog, snapshot);
            CollectionDefinition definition = catalog.find(namespace);
            Cursors.Answers answers = answers(options, pipeline, database, definition, snapshot);
            handedOver = true;
            return engine.cursors.open(namespace, answers, snapshot, batchSize, false);
        } finally {
            if (!handedOver) snapshot.close();
        }
    }

    private static Cursors.Answers answers(
            Options options,
            Pipeline pipeline,
            DatabaseAdapter database,
            @Nullable CollectionDefinition definition,
            Snapshot snapshot) {
        CollectionAdapter adapter =
                definition == null ? null : new CollectionAdapter(database, definition, snapshot, null);
        // Built also for a collection that does not exist, so that a fault in the pipeline is found.
        Aggregation rest =
                Aggregation.fromPipeline(pipeline.rest(), database::sibling, database, adapter, NoopOplog.get());
        if (definition == null) return () -> null;
        if (pipeline.onlyCounts() && pipeline.sort().isEmpty()) return counted(options, pipeline, definition, snapshot);
        Query query = new Query(
                snapshot,
                definition,
                pipeline.filter(),
                SortOrder.of(pipeline.sort()),
                pipeline.skip(),
                pipeline.limit(),
                options.deadline());
        Query.Rows rows = query.open();
        if (pipeline.rest().isEmpty()) {
            return () -> {
                Row row = rows.next();
                return row == null ? null : row.bson();
            };
        }
        Stream<Document> found =
                Stream.generate(rows::next).takeWhile(row -> row != null).map(row -> withoutDecimals(row.document()));
        Iterator<Document> results = rest.runStagesAsStream(found).iterator();
        return () -> results.hasNext() ? StoredDocument.encode(results.next()) : null;
    }

    /** The library's stages compare and add Decimal128 as doubles, so they are not given any. */
    private static Document withoutDecimals(Document document) {
        if (UpdateGuard.holdsDecimal(document)) {
            throw Options.unsupported("Decimal128 in a pipeline behind its leading $match, $sort, $skip and $limit");
        }
        return document;
    }

    private static Cursors.Answers counted(
            Options options, Pipeline pipeline, CollectionDefinition definition, Snapshot snapshot) {
        long n = Reads.count(snapshot, definition, pipeline.filter(), pipeline.skip(), pipeline.limit(), options);
        List<byte[]> answer = n == 0
                ? List.of()
                : List.of(StoredDocument.encode(new Document("_id", pipeline.countId())
                        .append("n", n <= Integer.MAX_VALUE ? (Object) (int) n : (Object) n)));
        Iterator<byte[]> once = answer.iterator();
        return () -> once.hasNext() ? once.next() : null;
    }
}
