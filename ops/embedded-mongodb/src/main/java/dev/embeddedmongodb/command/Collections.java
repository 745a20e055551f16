package dev.embeddedmongodb.command;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import dev.embeddedmongodb.collection.Catalog;
import dev.embeddedmongodb.collection.CollectionDefinition;
import dev.embeddedmongodb.collection.Schema;
import dev.embeddedmongodb.collection.StoredDocument;
import dev.embeddedmongodb.index.IndexDefinition;
import dev.embeddedmongodb.storage.Scan;
import dev.embeddedmongodb.storage.Snapshot;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Commands about collections and databases as a whole. */
final class Collections {

    private final Engine engine;

    Collections(Engine engine) {
        this.engine = engine;
    }

    Reply create(Request request) {
        Options options = Options.of(request);
        String name = options.collection();
        return engine.store.write(transaction -> {
            if (engine.catalogs.of(transaction).find(request.namespace(name)) != null) {
                throw new MongoServerError(
                        ErrorCode.NamespaceExists, "Collection already exists. NS: " + request.namespace(name));
            }
            Schema.create(transaction, request.database(), name);
            return Reply.ok();
        });
    }

    Reply drop(Request request) {
        Options options = Options.of(request);
        String namespace = request.namespace(options.collection());
        return engine.store.write(transaction -> {
            CollectionDefinition definition = engine.catalogs.of(transaction).find(namespace);
            if (definition == null) throw new MongoServerError(26, "NamespaceNotFound", "ns not found");
            Schema.drop(transaction, definition);
            return Reply.ok(new Document("ns", namespace)
                    .append("nIndexesWas", definition.indexes().size()));
        });
    }

    Reply dropDatabase(Request request) {
        Options.of(request);
        return engine.store.write(transaction -> {
            Collection<CollectionDefinition> all =
                    engine.catalogs.of(transaction).ofDatabase(request.database());
            for (CollectionDefinition definition : all) Schema.drop(transaction, definition);
            return Reply.ok(all.isEmpty() ? new Document() : new Document("dropped", request.database()));
        });
    }

    Reply rename(Request request) {
        Options options = Options.of(request, "to", "dropTarget");
        String from = options.text("renameCollection");
        String to = options.text("to");
        return engine.store.write(transaction -> {
            Catalog catalog = engine.catalogs.of(transaction);
            CollectionDefinition source = catalog.find(from);
            if (source == null)
                throw new MongoServerError(26, "NamespaceNotFound", "Source collection " + from + " does not exist");
            CollectionDefinition target = catalog.find(to);
            if (target != null && !options.isTrue("dropTarget")) {
                throw new MongoServerError(ErrorCode.NamespaceExists, "target namespace exists");
            }
            if (target != null) Schema.drop(transaction, target);
            int dot = to.indexOf('.');
            if (dot <= 0) throw new MongoServerError(ErrorCode.InvalidNamespace, "Invalid namespace: " + to);
            Schema.rename(transaction, source, to.substring(0, dot), to.substring(dot + 1));
            return Reply.ok();
        });
    }

    Reply list(Request request) {
        Options options = Options.of(request, "filter", "nameOnly", "authorizedCollections", "cursor");
        Document filter = options.document("filter");
        return engine.read(snapshot -> {
            List<byte[]> described = engine.catalogs.of(snapshot).ofDatabase(request.database()).stream()
                    .map(collection -> describe(collection, options.isTrue("nameOnly")))
                    .filter(description -> new DefaultQueryMatcher().matches(description, filter))
                    .map(StoredDocument::encode)
                    .toList();
            return new Reply.Batch(request.database() + ".$cmd.listCollections", "firstBatch", 0, described);
        });
    }

    private static Document describe(CollectionDefinition collection, boolean nameOnly) {
        Document description = new Document("name", collection.name()).append("type", "collection");
        if (nameOnly) return description;
        return description
                .append("options", new Document())
                .append("info", new Document("readOnly", false))
                .append("idIndex", collection.idIndex().describe());
    }

    Reply listDatabases(Request request) {
        Options options = Options.of(request, "nameOnly", "filter", "authorizedDatabases");
        Document filter = options.document("filter");
        return engine.read(snapshot -> {
            TreeMap<String, Document> databases = new TreeMap<>();
            for (CollectionDefinition collection : engine.catalogs.of(snapshot).all()) {
                databases.computeIfAbsent(collection.database(), name -> new Document("name", name)
                        .append("sizeOnDisk", 0L)
                        .append("empty", false));
            }
            List<Document> listed = databases.values().stream()
                    .filter(database -> new DefaultQueryMatcher().matches(database, filter))
                    .toList();
            return Reply.ok(new Document("databases", listed).append("totalSize", engine.store.fileBytes()));
        });
    }

    Reply collectionStatistics(Request request) {
        Options options = Options.of(request, "scale");
        long scale = Math.max(1, options.number("scale", 1));
        String namespace = request.namespace(options.collection());
        return engine.read(snapshot -> {
            CollectionDefinition definition = engine.catalogs.of(snapshot).find(namespace);
            long count = definition == null ? 0 : snapshot.size(definition.table());
            long bytes = definition == null ? 0 : documentBytes(snapshot, definition);
            Document indexSizes = new Document();
            if (definition != null) {
                for (IndexDefinition index : definition.indexes()) indexSizes.put(index.name(), 0L);
            }
            return Reply.ok(new Document("ns", namespace)
                    .append("count", count)
                    .append("size", bytes / scale)
                    .append("avgObjSize", count == 0 ? 0 : bytes / count)
                    .append("storageSize", bytes / scale)
                    .append("nindexes", indexSizes.size())
                    .append("indexSizes", indexSizes)
                    .append("totalIndexSize", 0L)
                    .append("scaleFactor", scale)
                    .append("capped", false));
        });
    }

    private static long documentBytes(Snapshot snapshot, CollectionDefinition definition) {
        long bytes = 0;
        Scan scan = snapshot.scan(definition.table(), null, false);
        while (scan.next() != null) bytes += scan.value().length - StoredDocument.PREFIX;
        return bytes;
    }

    Reply databaseStatistics(Request request) {
        Options options = Options.of(request, "scale", "freeStorage");
        double scale = Math.max(1, options.number("scale", 1));
        return engine.read(snapshot -> {
            long objects = 0;
            long bytes = 0;
            int indexes = 0;
            Collection<CollectionDefinition> all = engine.catalogs.of(snapshot).ofDatabase(request.database());
            for (CollectionDefinition definition : all) {
                objects += snapshot.size(definition.table());
                bytes += documentBytes(snapshot, definition);
                indexes += definition.indexes().size();
            }
            return Reply.ok(new Document("db", request.database())
                    .append("collections", all.size())
                    .append("views", 0)
                    .append("objects", objects)
                    .append("avgObjSize", objects == 0 ? 0.0 : (double) bytes / objects)
                    .append("dataSize", bytes / scale)
                    .append("storageSize", engine.store.fileBytes() / scale)
                    .append("indexes", indexes)
                    .append("indexSize", 0.0)
                    .append("totalSize", engine.store.fileBytes() / scale)
                    .append("scaleFactor", scale));
        });
    }
}
