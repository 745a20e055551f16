package dev.embeddedmongodb.query;

import de.bwaldvogel.mongo.bson.Document;
import dev.embeddedmongodb.collection.StoredDocument;
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
