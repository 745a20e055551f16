package dev.embeddedmongodb.collection;

import dev.embeddedmongodb.storage.ReadView;
import dev.embeddedmongodb.storage.Scan;
import dev.embeddedmongodb.storage.Store;
import dev.embeddedmongodb.storage.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.h2.mvstore.Page;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/** Which collections there are, as of one {@link ReadView}. */
public final class Catalog {

    /** The one entry that is no collection: the next number for a table. Namespaces always hold a dot. */
    private static final byte[] NEXT_TABLE = {'#'};

    private final Map<String, CollectionDefinition> collections;
    private final @Nullable Page<byte[], byte[]> readFrom;

    private Catalog(Map<String, CollectionDefinition> collections, @Nullable Page<byte[], byte[]> readFrom) {
        this.collections = Collections.unmodifiableMap(collections);
        this.readFrom = readFrom;
    }

    /** Reads catalogs and keeps the newest one, because it rarely changes. */
    public static final class Reader {

        private volatile Catalog newest = new Catalog(Map.of(), null);

        public Catalog of(ReadView view) {
            RootReference<byte[], byte[]> root = view.root(Store.CATALOG);
            Catalog known = newest;
            if (root != null && known.readFrom == root.root) return known;
            Map<String, CollectionDefinition> collections = new TreeMap<>();
            Scan scan = view.scan(Store.CATALOG, null, false);
            for (byte[] key = scan.next(); key != null; key = scan.next()) {
                if (key.length == 1) continue;
                CollectionDefinition definition = CollectionDefinition.fromStored(StoredDocument.decode(scan.value()));
                collections.put(definition.namespace(), definition);
            }
            Catalog read = new Catalog(collections, root == null ? null : root.root);
            newest = read;
            return read;
        }
    }

    public @Nullable CollectionDefinition find(String namespace) {
        return collections.get(namespace);
    }

    public Collection<CollectionDefinition> all() {
        return collections.values();
    }

    public Collection<CollectionDefinition> ofDatabase(String database) {
        return collections.values().stream()
                .filter(collection -> collection.database().equals(database))
                .toList();
    }

    static void put(Transaction transaction, CollectionDefinition definition) {
        transaction.put(Store.CATALOG, key(definition.namespace()), StoredDocument.encode(definition.toStored()));
    }

    static void remove(Transaction transaction, CollectionDefinition definition) {
        transaction.remove(Store.CATALOG, key(definition.namespace()));
    }

    /** A number that no table ever had. */
    static int nextTable(Transaction transaction) {
        byte[] stored = transaction.get(Store.CATALOG, NEXT_TABLE);
        int next = stored == null ? 1 : Integer.parseInt(new String(stored, StandardCharsets.US_ASCII));
        transaction.put(Store.CATALOG, NEXT_TABLE, Integer.toString(next + 1).getBytes(StandardCharsets.US_ASCII));
        return next;
    }

    private static byte[] key(String namespace) {
        return namespace.getBytes(StandardCharsets.UTF_8);
    }
}
