package dev.embeddedmongodb.query;

import de.bwaldvogel.mongo.bson.Document;
import dev.embeddedmongodb.collection.CollectionDefinition;
import dev.embeddedmongodb.collection.Records;
import dev.embeddedmongodb.collection.StoredDocument;
import dev.embeddedmongodb.storage.ReadView;
import dev.embeddedmongodb.storage.StoreException;
import org.jspecify.annotations.Nullable;

/** One document found: its record, its bytes, and its fields once somebody asks. */
public final class Row {

    private final byte[] record;
    private final byte[] bson;
    private @Nullable Document document;

    Row(byte[] record, byte[] bson) {
        this.record = record;
        this.bson = bson;
    }

    /** The document in that record, which exists. */
    public static Row stored(ReadView view, CollectionDefinition collection, byte[] record) {
        byte[] sealed = view.get(collection.table(), record);
        if (sealed == null) {
            throw new StoreException.Damaged(
                    "The record " + Records.number(record) + " of " + collection.namespace() + " does not exist.");
        }
        return new Row(record, StoredDocument.open(record, sealed));
    }

    public byte[] record() {
        return record;
    }

    public byte[] bson() {
        return bson;
    }

    public Document document() {
        Document decoded = document;
        if (decoded == null) {
            decoded = StoredDocument.decode(bson);
            document = decoded;
        }
        return decoded;
    }
}
