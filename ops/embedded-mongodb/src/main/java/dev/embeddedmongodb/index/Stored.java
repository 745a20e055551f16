package dev.embeddedmongodb.index;

import de.bwaldvogel.mongo.bson.Document;
import dev.embeddedmongodb.storage.StoreException;
import java.util.List;

/** Reads what the catalog keeps about collections and indexes. */
public final class Stored {

    private Stored() {}

    public static String text(Document stored, String field) {
        if (stored.get(field) instanceof String text) return text;
        throw missing(stored, field);
    }

    public static long number(Document stored, String field) {
        if (stored.get(field) instanceof Number number) return number.longValue();
        throw missing(stored, field);
    }

    public static Document document(Document stored, String field) {
        if (stored.get(field) instanceof Document document) return document;
        throw missing(stored, field);
    }

    /** Documents only; anything else among them is a fault. */
    public static List<Document> documents(Document stored, String field) {
        if (!(stored.get(field) instanceof List<?> values)) throw missing(stored, field);
        return values.stream()
                .map(value -> {
                    if (value instanceof Document document) return document;
                    throw missing(stored, field);
                })
                .toList();
    }

    private static StoreException missing(Document stored, String field) {
        return new StoreException.Damaged("The catalog has no usable '" + field + "' in " + stored + ".");
    }
}
