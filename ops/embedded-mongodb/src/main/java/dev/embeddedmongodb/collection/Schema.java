package dev.embeddedmongodb.collection;

import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import dev.embeddedmongodb.index.IndexDefinition;
import dev.embeddedmongodb.storage.Transaction;
import java.util.ArrayList;
import java.util.List;

/** Makes and removes collections and indexes in the catalog. */
public final class Schema {

    private static final int MAX_NAMESPACE = 255;

    private Schema() {}

    /**
     * Checks a collection's name.
     *
     * @throws MongoServerError for names that MongoDB keeps for itself or does not allow */
    public static void refuseSystem(String database, String name) {
        if (name.startsWith("system.")) {
            throw new MongoServerError(
                    ErrorCode.InvalidNamespace, "Invalid system namespace: " + database + "." + name);
        }
        if (name.isEmpty() || name.contains("$") || name.indexOf('\0') >= 0 || name.startsWith(".")) {
            throw new MongoServerError(ErrorCode.InvalidNamespace, "Invalid collection name: " + name);
        }
        if (database.isEmpty() || database.contains(".") || database.contains("$") || database.indexOf('\0') >= 0) {
            throw new MongoServerError(ErrorCode.InvalidNamespace, "Invalid database name: " + database);
        }
        if (database.length() + 1 + name.length() > MAX_NAMESPACE) {
            throw new MongoServerError(
                    ErrorCode.InvalidNamespace, "Fully qualified namespace is too long, the limit is " + MAX_NAMESPACE);
        }
    }

    public static CollectionDefinition findOrCreate(
            Catalog.Reader catalogs, Transaction transaction, String database, String name) {
        CollectionDefinition found = catalogs.of(transaction).find(database + "." + name);
        return found != null ? found : create(transaction, database, name);
    }

    public static CollectionDefinition create(Transaction transaction, String database, String name) {
        refuseSystem(database, name);
        int table = Catalog.nextTable(transaction);
        IndexDefinition id = IndexDefinition.ofId(Catalog.nextTable(transaction));
        CollectionDefinition definition = new CollectionDefinition(database, name, table, List.of(id));
        Catalog.put(transaction, definition);
        return definition;
    }

    public static void drop(Transaction transaction, CollectionDefinition definition) {
        Catalog.remove(transaction, definition);
        transaction.dropTable(definition.table());
        for (IndexDefinition index : definition.indexes()) transaction.dropTable(index.table());
    }

    public static void rename(Transaction transaction, CollectionDefinition definition, String database, String name) {
        refuseSystem(database, name);
        Catalog.remove(transaction, definition);
        Catalog.put(transaction, new CollectionDefinition(database, name, definition.table(), definition.indexes()));
    }

    public static void dropIndex(Transaction transaction, CollectionDefinition definition, IndexDefinition index) {
        List<IndexDefinition> left = new ArrayList<>(definition.indexes());
        left.removeIf(each -> each.table() == index.table());
        Catalog.put(transaction, definition.withIndexes(left));
        transaction.dropTable(index.table());
    }

    /** Adds an index that no query uses yet: {@link IndexBuild} fills it. */
    public static IndexDefinition addIndex(
            Transaction transaction, CollectionDefinition definition, IndexDefinition declared) {
        IndexDefinition index = declared.inTable(Catalog.nextTable(transaction));
        replaceIndex(transaction, definition, index);
        return index;
    }

    static CollectionDefinition replaceIndex(
            Transaction transaction, CollectionDefinition definition, IndexDefinition index) {
        List<IndexDefinition> indexes = new ArrayList<>(definition.indexes());
        int known = 0;
        while (known < indexes.size() && indexes.get(known).table() != index.table()) known++;
        if (known < indexes.size()) indexes.set(known, index);
        else indexes.add(index);
        CollectionDefinition changed = definition.withIndexes(indexes);
        Catalog.put(transaction, changed);
        return changed;
    }
}
