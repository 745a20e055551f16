package dev.embeddedmongodb.collection;

import de.bwaldvogel.mongo.bson.Document;
import dev.embeddedmongodb.index.IndexDefinition;
import dev.embeddedmongodb.index.IndexKeys;
import dev.embeddedmongodb.storage.ReadView;
import dev.embeddedmongodb.storage.Scan;
import dev.embeddedmongodb.storage.StoreException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads everything and compares documents with their index entries, both ways. */
public final class Checker {

    private static final int MAX_FAULTS = 100;

    private final ReadView view;
    private final List<String> faults = new ArrayList<>();
    private long collections;
    private long documents;
    private long entries;

    public Checker(ReadView view) {
        this.view = view;
    }

    public long collections() {
        return collections;
    }

    public long documents() {
        return documents;
    }

    public long entries() {
        return entries;
    }

    public List<String> faults() {
        return faults;
    }

    public void run() {
        try {
            for (CollectionDefinition definition : new Catalog.Reader().of(view).all()) {
                collections++;
                check(definition);
            }
        } catch (RuntimeException e) {
            fault("The catalog cannot be read: " + e.getMessage());
        }
    }

    private void fault(String sentence) {
        if (faults.size() < MAX_FAULTS) faults.add(sentence);
    }

    private void check(CollectionDefinition definition) {
        long[] expected = new long[definition.indexes().size()];
        try {
            checkDocuments(definition, expected);
        } catch (RuntimeException e) {
            fault("The documents of " + definition.namespace() + " cannot all be read: " + e.getMessage());
            return;
        }
        for (int i = 0; i < expected.length; i++) {
            IndexDefinition index = definition.indexes().get(i);
            if (!index.complete()) continue;
            try {
                long found = checkEntries(definition, index);
                if (found != expected[i]) {
                    fault("The index " + index.name() + " of " + definition.namespace() + " has " + found
                            + " entries where its documents need " + expected[i] + ".");
                }
            } catch (RuntimeException e) {
                fault("The index " + index.name() + " of " + definition.namespace() + " cannot be read: "
                        + e.getMessage());
            }
        }
    }

    private void checkDocuments(CollectionDefinition definition, long[] expected) {
        Scan scan = view.scan(definition.table(), null, false);
        byte[] previous = null;
        long found = 0;
        for (byte[] record = scan.next(); record != null; record = scan.next()) {
            if (previous != null && Arrays.compareUnsigned(previous, record) >= 0) {
                fault("The records of " + definition.namespace() + " are out of order at " + Records.number(record)
                        + ".");
            }
            previous = record;
            found++;
            documents++;
            Document document;
            try {
                document = StoredDocument.decode(StoredDocument.open(record, scan.value()));
            } catch (StoreException.Damaged | IllegalArgumentException e) {
                fault(definition.namespace() + ": " + e.getMessage());
                continue;
            }
            for (int i = 0; i < expected.length; i++) {
                expected[i] += checkHasEntries(definition, definition.indexes().get(i), record, document);
            }
        }
        if (found != view.size(definition.table())) {
            fault(definition.namespace() + " has " + found + " documents where " + view.size(definition.table())
                    + " were counted.");
        }
    }

    private long checkHasEntries(
            CollectionDefinition definition, IndexDefinition index, byte[] record, Document document) {
        if (!index.complete()) return 0;
        long needed = 0;
        for (byte[] key : IndexKeys.of(index, document).keys()) {
            needed++;
            byte[] value = view.get(index.table(), index.unique() ? key : CollectionWriter.withRecord(key, record));
            if (value == null || (index.unique() && !Arrays.equals(value, record))) {
                fault("The document " + document.get("_id") + " of " + definition.namespace()
                        + " is missing from the index " + index.name() + ".");
            }
        }
        return needed;
    }

    private long checkEntries(CollectionDefinition definition, IndexDefinition index) {
        long found = 0;
        byte[] previous = null;
        Scan scan = view.scan(index.table(), null, false);
        for (byte[] key = scan.next(); key != null; key = scan.next()) {
            found++;
            entries++;
            if (previous != null && Arrays.compareUnsigned(previous, key) >= 0) {
                fault("The index " + index.name() + " of " + definition.namespace() + " is out of order.");
            }
            previous = key;
            byte[] record = index.unique()
                    ? scan.value()
                    : Arrays.copyOfRange(key, Math.max(0, key.length - Records.BYTES), key.length);
            if (record.length != Records.BYTES || view.get(definition.table(), record) == null) {
                fault("The index " + index.name() + " of " + definition.namespace()
                        + " has an entry without a document.");
            }
        }
        if (found != view.size(index.table())) {
            fault("The index " + index.name() + " of " + definition.namespace() + " has " + found + " entries where "
                    + view.size(index.table()) + " were counted.");
        }
        return found;
    }
}
