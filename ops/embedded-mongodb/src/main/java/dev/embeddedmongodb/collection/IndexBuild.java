package dev.embeddedmongodb.collection;

import dev.embeddedmongodb.index.IndexDefinition;
import dev.embeddedmongodb.storage.Scan;
import dev.embeddedmongodb.storage.Store;
import org.jspecify.annotations.Nullable;

/**
 * Fills a new index in steps of some thousand documents. Between them others write, and keep the new index in step;
 * queries use it once it is complete. If the process stops meanwhile, the index is removed at the next opening.
 */
public final class IndexBuild {

    private static final int STEP = 2_000;

    private final Store store;
    private final Catalog.Reader catalogs;
    private final String namespace;
    private final int table;

    public IndexBuild(Store store, Catalog.Reader catalogs, String namespace, IndexDefinition index) {
        this.store = store;
        this.catalogs = catalogs;
        this.namespace = namespace;
        this.table = index.table();
    }

    /**
     * Returns when the index is complete.
     *
     * @throws DuplicateKey when documents share a key of a unique index; the index is gone then */
    public void run() {
        try {
            byte[] next = Records.key(0);
            while (next != null) {
                byte[] from = next;
                next = store.write(transaction -> step(transaction, from));
            }
        } catch (RuntimeException e) {
            store.write(transaction -> {
                CollectionDefinition definition = catalogs.of(transaction).find(namespace);
                if (definition != null) {
                    definition.indexes().stream()
                            .filter(index -> index.table() == table)
                            .findFirst()
                            .ifPresent(index -> Schema.dropIndex(transaction, definition, index));
                }
                return table;
            });
            throw e;
        }
    }

    /** Returns where to go on; absent when the index is complete. */
    private byte @Nullable [] step(dev.embeddedmongodb.storage.Transaction transaction, byte[] from) {
        CollectionDefinition definition = catalogs.of(transaction).find(namespace);
        if (definition == null) return null;
        IndexDefinition index = definition.indexes().stream()
                .filter(each -> each.table() == table)
                .findFirst()
                .orElse(null);
        if (index == null) return null;
        CollectionWriter writer = new CollectionWriter(transaction, definition);
        Scan scan = transaction.scan(definition.table(), from, false);
        byte[] record = scan.next();
        for (int i = 0; i < STEP && record != null; i++) {
            writer.addMissingEntries(table, record, StoredDocument.decode(StoredDocument.open(record, scan.value())));
            record = scan.next();
        }
        if (record == null) writer.complete(table);
        return record;
    }
}
