package dev.embeddedmongodb.collection;

import de.bwaldvogel.mongo.bson.Document;
import dev.embeddedmongodb.index.IndexDefinition;
import dev.embeddedmongodb.index.IndexKeys;
import dev.embeddedmongodb.storage.Bytes;
import dev.embeddedmongodb.storage.Transaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Changes documents of one collection together with all their index entries. */
public final class CollectionWriter {

    private static final byte[] NO_VALUE = new byte[0];

    private final Transaction transaction;
    private CollectionDefinition definition;
    private long nextRecord;

    public CollectionWriter(Transaction transaction, CollectionDefinition definition) {
        this.transaction = transaction;
        this.definition = definition;
        this.nextRecord = Records.next(transaction, definition.table());
    }

    public Transaction transaction() {
        return transaction;
    }

    public CollectionDefinition definition() {
        return definition;
    }

    /**
     * Adds a document.
     *
     * @throws DuplicateKey with nothing changed
     */
    public void insert(PreparedDocument document) {
        PreparedDocument prepared = document.preparedFor(definition.indexes());
        byte[] record = Records.key(nextRecord);
        for (int i = 0; i < prepared.keys().size(); i++) {
            IndexDefinition index = definition.indexes().get(i);
            if (index.unique()) {
                IndexKeys keys = prepared.keys().get(i);
                for (byte[] key : keys.keys()) refuseTaken(index, keys, key, record);
            }
        }
        nextRecord++;
        transaction.put(definition.table(), record, StoredDocument.seal(record, prepared.bson()));
        for (int i = 0; i < prepared.keys().size(); i++) {
            IndexDefinition index = definition.indexes().get(i);
            for (byte[] key : prepared.keys().get(i).keys()) addEntry(index, key, record);
        }
        rememberArrays(prepared.keys());
    }

    private void refuseTaken(IndexDefinition index, IndexKeys keys, byte[] key, byte[] record) {
        byte[] holder = transaction.get(index.table(), key);
        if (holder != null && !Arrays.equals(holder, record)) {
            throw new DuplicateKey(definition.namespace(), index, keys.values(key));
        }
    }

    private void addEntry(IndexDefinition index, byte[] key, byte[] record) {
        if (index.unique()) transaction.put(index.table(), key, record);
        else transaction.put(index.table(), withRecord(key, record), NO_VALUE);
    }

    private void removeEntry(IndexDefinition index, byte[] key, byte[] record) {
        transaction.remove(index.table(), index.unique() ? key : withRecord(key, record));
    }

    static byte[] withRecord(byte[] key, byte[] record) {
        return new Bytes(key.length + record.length).raw(key).raw(record).toArray();
    }

    /**
     * Puts another document in the place of one.
     *
     * @throws DuplicateKey with nothing changed
     */
    public void replace(byte[] record, Document before, Document after) {
        PreparedDocument old = PreparedDocument.of(before, null, definition.indexes());
        PreparedDocument prepared = PreparedDocument.of(after, null, definition.indexes());
        for (int i = 0; i < prepared.keys().size(); i++) {
            IndexDefinition index = definition.indexes().get(i);
            if (index.unique()) {
                IndexKeys keys = prepared.keys().get(i);
                for (byte[] key : keys.keys()) refuseTaken(index, keys, key, record);
            }
        }
        for (int i = 0; i < prepared.keys().size(); i++) {
            IndexDefinition index = definition.indexes().get(i);
            IndexKeys oldKeys = old.keys().get(i);
            IndexKeys newKeys = prepared.keys().get(i);
            for (byte[] key : oldKeys.keys()) if (!newKeys.contains(key)) removeEntry(index, key, record);
            for (byte[] key : newKeys.keys()) if (!oldKeys.contains(key)) addEntry(index, key, record);
        }
        transaction.put(definition.table(), record, StoredDocument.seal(record, prepared.bson()));
        rememberArrays(prepared.keys());
    }

    /** For an index under construction. */
    void addMissingEntries(int table, byte[] record, Document document) {
        IndexDefinition index = inTable(table);
        IndexKeys keys = IndexKeys.of(index, document);
        for (byte[] key : keys.keys()) {
            if (index.unique()) refuseTaken(index, keys, key, record);
            addEntry(index, key, record);
        }
        if ((keys.multikey() & ~index.multikey()) != 0) replace(index.withMultikey(keys.multikey()));
    }

    void complete(int table) {
        replace(inTable(table).completed());
    }

    private IndexDefinition inTable(int table) {
        return definition.indexes().stream()
                .filter(index -> index.table() == table)
                .findFirst()
                .orElseThrow();
    }

    private void replace(IndexDefinition index) {
        definition = Schema.replaceIndex(transaction, definition, index);
    }

    public void remove(byte[] record, Document document) {
        for (IndexDefinition index : definition.indexes()) {
            for (byte[] key : IndexKeys.of(index, document).keys()) removeEntry(index, key, record);
        }
        transaction.remove(definition.table(), record);
    }

    private void rememberArrays(List<IndexKeys> keys) {
        List<IndexDefinition> changed = null;
        for (int i = 0; i < keys.size(); i++) {
            IndexDefinition index = definition.indexes().get(i);
            if ((keys.get(i).multikey() & ~index.multikey()) == 0) continue;
            if (changed == null) changed = new ArrayList<>(definition.indexes());
            changed.set(i, index.withMultikey(keys.get(i).multikey()));
        }
        if (changed == null) return;
        definition = definition.withIndexes(changed);
        Catalog.put(transaction, definition);
    }
}
