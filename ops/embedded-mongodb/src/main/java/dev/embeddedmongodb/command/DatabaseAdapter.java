package dev.embeddedmongodb.command;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import dev.embeddedmongodb.collection.Catalog;
import dev.embeddedmongodb.collection.CollectionDefinition;
import dev.embeddedmongodb.storage.ReadView;
import io.netty.channel.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows the library the collections of one database as of one moment, for the time of one command. */
final class DatabaseAdapter extends AbstractMongoDatabase<Long> {

    private final Catalog catalog;
    private final ReadView view;
    private @Nullable CollectionAdapter written;

    DatabaseAdapter(String name, Catalog catalog, ReadView view) {
        super(name, new CursorRegistry());
        this.catalog = catalog;
        this.view = view;
    }

    DatabaseAdapter sibling(String name) {
        return new DatabaseAdapter(name, catalog, view);
    }

    /** The library reads array filters only itself, so such a statement goes through its own command. */
    Document updateThroughLibrary(CollectionAdapter target, Document statement, Channel channel) {
        written = target;
        Document command = new Document("update", target.getCollectionName()).append("updates", List.of(statement));
        return super.handleCommand(channel, "update", command, this::sibling, NoopOplog.get());
    }

    @Override
    @SuppressWarnings("NullAway") // the library's contract for a collection that does not exist
    public MongoCollection<Long> resolveCollection(String collectionName, boolean throwIfNotFound) {
        if (written != null && written.getCollectionName().equals(collectionName)) return written;
        CollectionDefinition definition = catalog.find(databaseName + "." + collectionName);
        return definition == null ? null : new CollectionAdapter(this, definition, view, null);
    }

    @Override
    protected MongoCollection<Long> resolveOrCreateCollection(String collectionName) {
        MongoCollection<Long> collection = resolveCollection(collectionName, false);
        if (collection == null) throw Options.unsupported("Writing from a pipeline");
        return collection;
    }

    @Override
    protected MongoCollection<Long> openOrCreateCollection(String collectionName, CollectionOptions options) {
        throw Options.unsupported("Writing from a pipeline");
    }

    @Override
    protected Index<Long> openOrCreateUniqueIndex(
            String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
        throw Options.unsupported("Writing from a pipeline");
    }

    @Override
    public void moveCollection(MongoDatabase oldDatabase, MongoCollection<?> collection, String newCollectionName) {
        throw Options.unsupported("Writing from a pipeline");
    }

    @Override
    protected long getFileSize() {
        return 0;
    }

    @Override
    protected long getStorageSize() {
        return 0;
    }
}
