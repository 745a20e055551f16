package dev.embeddedmongodb.collection;

import dev.embeddedmongodb.index.IndexDefinition;
import dev.embeddedmongodb.storage.Store;
import java.util.HashSet;
import java.util.Set;

/** What an end in the middle of something left behind. */
public final class Leftovers {

    private Leftovers() {}

    /** Removes indexes that were not complete, and tables that nothing names. */
    public static void remove(Store store) {
        store.write(transaction -> {
            Set<Integer> named = new HashSet<>();
            named.add(Store.CATALOG);
            for (CollectionDefinition definition :
                    new Catalog.Reader().of(transaction).all()) {
                CollectionDefinition kept = definition.withIndexes(definition.indexes().stream()
                        .filter(IndexDefinition::complete)
                        .toList());
                if (kept.indexes().size() < definition.indexes().size()) Catalog.put(transaction, kept);
                named.add(kept.table());
                for (IndexDefinition index : kept.indexes()) named.add(index.table());
            }
            for (int table : store.tableNumbers()) if (!named.contains(table)) transaction.dropTable(table);
            return named;
        });
    }
}
