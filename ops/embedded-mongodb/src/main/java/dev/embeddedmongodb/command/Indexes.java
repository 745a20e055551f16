package dev.embeddedmongodb.command;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import dev.embeddedmongodb.collection.CollectionDefinition;
import dev.embeddedmongodb.collection.IndexBuild;
import dev.embeddedmongodb.collection.Schema;
import dev.embeddedmongodb.collection.StoredDocument;
import dev.embeddedmongodb.index.IndexDefinition;
import dev.embeddedmongodb.index.IndexField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands about indexes. */
final class Indexes {

    private static final int MAX_INDEXES = 64;

    private final Engine engine;

    Indexes(Engine engine) {
        this.engine = engine;
    }

    Reply create(Request request) {
        Options options = Options.of(request, "indexes", "commitQuorum", "ignoreUnknownIndexOptions");
        String name = options.collection();
        Schema.refuseSystem(request.database(), name);
        List<IndexDefinition> declared =
                options.documents("indexes").stream().map(Indexes::declared).toList();
        int[] before = {0};
        boolean[] created = {false};
        for (IndexDefinition each : declared) {
            IndexDefinition added = engine.store.write(transaction -> {
                created[0] |= engine.catalogs.of(transaction).find(request.namespace(name)) == null;
                CollectionDefinition definition =
                        Schema.findOrCreate(engine.catalogs, transaction, request.database(), name);
                if (before[0] == 0) before[0] = definition.indexes().size();
                return isThere(definition, each) ? null : Schema.addIndex(transaction, definition, each);
            });
            if (added != null) new IndexBuild(engine.store, engine.catalogs, request.namespace(name), added).run();
        }
        int after = engine.read(snapshot -> {
            CollectionDefinition definition = engine.catalogs.of(snapshot).find(request.namespace(name));
            return definition == null ? 0 : definition.indexes().size();
        });
        Document reply = new Document("numIndexesBefore", before[0])
                .append("numIndexesAfter", after)
                .append("createdCollectionAutomatically", created[0]);
        if (after == before[0]) reply.put("note", "all indexes already exist");
        return Reply.ok(reply);
    }

    private static IndexDefinition declared(Document specification) {
        Options options = Options.within(
                "createIndexes.indexes", specification, "key", "name", "unique", "sparse", "background", "v", "ns");
        Document key = options.document("key");
        if (key.isEmpty()) throw new MongoServerError(67, "CannotCreateIndex", "Index keys cannot be empty.");
        List<IndexField> fields = new ArrayList<>();
        for (Map.Entry<String, Object> field : key.entrySet()) {
            if (field.getValue() instanceof String kind) throw Options.unsupported("An index of kind '" + kind + "'");
            if (field.getKey().contains("$**")) throw Options.unsupported("Wildcard indexes");
            if (!(field.getValue() instanceof Number direction) || direction.doubleValue() == 0) {
                throw new MongoServerError(
                        67, "CannotCreateIndex", "Values in the index key pattern must be numbers other than 0");
            }
            fields.add(new IndexField(field.getKey(), direction.doubleValue() > 0));
        }
        return new IndexDefinition(
                options.text("name"),
                List.copyOf(fields),
                options.isTrue("unique"),
                options.isTrue("sparse"),
                0,
                0,
                true);
    }

    /** Whether just this index exists; another one of that name or with that key is refused. */
    private static boolean isThere(CollectionDefinition definition, IndexDefinition declared) {
        if (declared.keyPattern().equals(new Document("_id", 1))) return true;
        for (IndexDefinition index : definition.indexes()) {
            boolean sameKey = index.keyPattern().equals(declared.keyPattern());
            boolean sameKind = index.unique() == declared.unique() && index.sparse() == declared.sparse();
            boolean sameName = index.name().equals(declared.name());
            if (sameKey && sameKind && sameName) return true;
            if (sameName) {
                throw new MongoServerError(
                        ErrorCode.IndexKeySpecsConflict,
                        "An existing index has the same name as the requested index. Requested index: "
                                + declared.describe().toString(true) + ", existing index: "
                                + index.describe().toString(true));
            }
            if (sameKey) {
                throw new MongoServerError(
                        85, "IndexOptionsConflict", "Index already exists with a different name: " + index.name());
            }
        }
        if (definition.indexes().size() >= MAX_INDEXES) {
            throw new MongoServerError(67, "CannotCreateIndex", "add index fails, too many indexes");
        }
        return false;
    }

    Reply list(Request request) {
        Options options = Options.of(request, "cursor");
        String namespace = request.namespace(options.collection());
        return engine.read(snapshot -> {
            CollectionDefinition definition = engine.catalogs.of(snapshot).find(namespace);
            if (definition == null) {
                throw new MongoServerError(26, "NamespaceNotFound", "ns does not exist: " + namespace);
            }
            List<byte[]> described = definition.indexes().stream()
                    .filter(IndexDefinition::complete)
                    .map(index -> StoredDocument.encode(index.describe()))
                    .toList();
            return new Reply.Batch(namespace, "firstBatch", 0, described);
        });
    }

    Reply drop(Request request) {
        Options options = Options.of(request, "index");
        String namespace = request.namespace(options.collection());
        return engine.store.write(transaction -> {
            CollectionDefinition definition = engine.catalogs.of(transaction).find(namespace);
            if (definition == null) throw new MongoServerError(26, "NamespaceNotFound", "ns not found " + namespace);
            int before = definition.indexes().size();
            for (IndexDefinition index : chosen(definition, options.value("index"))) {
                CollectionDefinition current = engine.catalogs.of(transaction).find(namespace);
                if (current != null) Schema.dropIndex(transaction, current, index);
            }
            return Reply.ok(new Document("nIndexesWas", before));
        });
    }

    private static List<IndexDefinition> chosen(CollectionDefinition definition, @Nullable Object index) {
        if ("*".equals(index)) {
            return definition.indexes().stream().filter(each -> !each.isId()).toList();
        }
        if (index instanceof Collection<?> names) {
            return names.stream().map(name -> single(definition, name)).toList();
        }
        return List.of(single(definition, index));
    }

    private static IndexDefinition single(CollectionDefinition definition, @Nullable Object index) {
        for (IndexDefinition each : definition.indexes()) {
            boolean meant = index instanceof Document key
                    ? each.keyPattern().equals(ofInts(key))
                    : each.name().equals(index);
            if (!meant) continue;
            if (each.isId()) throw new MongoServerError(72, "InvalidOptions", "cannot drop _id index");
            return each;
        }
        throw new MongoServerError(ErrorCode.IndexNotFound, "index not found with name [" + index + "]");
    }

    private static Document ofInts(Document key) {
        Document pattern = new Document();
        key.forEach((field, direction) ->
                pattern.put(field, direction instanceof Number number && number.doubleValue() > 0 ? 1 : -1));
        return pattern;
    }
}
