package dev.embeddedmongodb.collection;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.InvalidIdFieldError;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import dev.embeddedmongodb.index.IndexDefinition;
import dev.embeddedmongodb.index.IndexKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document ready to be stored: what can be worked out before it is this writer's turn. */
public final class PreparedDocument {

    private final Document document;
    private final byte[] bson;
    private final List<IndexDefinition> indexes;
    private final List<IndexKeys> keys;

    private PreparedDocument(Document document, byte[] bson, List<IndexDefinition> indexes) {
        this.document = document;
        this.bson = bson;
        this.indexes = indexes;
        this.keys = new ArrayList<>(indexes.size());
        for (IndexDefinition index : indexes) keys.add(IndexKeys.of(index, document));
    }

    /**
     * Puts {@code _id} in front, and makes one where there is none.
     *
     * @param bson the document's bytes if they are at hand
     */
    public static PreparedDocument of(Document document, byte @Nullable [] bson, List<IndexDefinition> indexes) {
        boolean idFirst =
                !document.isEmpty() && document.keySet().iterator().next().equals("_id");
        Document ordered = idFirst ? document : idInFront(document);
        if (ordered.get("_id") instanceof Collection) {
            throw new InvalidIdFieldError("The '_id' value cannot be of type array");
        }
        byte[] bytes = idFirst && bson != null ? bson : StoredDocument.encode(ordered);
        if (bytes.length > BsonConstants.MAX_BSON_OBJECT_SIZE) {
            throw new MongoServerError(
                    10334,
                    "BSONObjectTooLarge",
                    "The document is " + bytes.length + " bytes, the limit is " + BsonConstants.MAX_BSON_OBJECT_SIZE);
        }
        return new PreparedDocument(ordered, bytes, indexes);
    }

    private static Document idInFront(Document document) {
        Document ordered = new Document("_id", document.containsKey("_id") ? document.get("_id") : new ObjectId());
        document.forEach((field, value) -> ordered.putIfAbsent(field, value));
        return ordered;
    }

    public Document document() {
        return document;
    }

    byte[] bson() {
        return bson;
    }

    List<IndexKeys> keys() {
        return keys;
    }

    /** Whether it was prepared for just these indexes. */
    boolean fits(List<IndexDefinition> current) {
        if (current == indexes) return true;
        if (current.size() != indexes.size()) return false;
        for (int i = 0; i < current.size(); i++) {
            if (current.get(i).table() != indexes.get(i).table()) return false;
        }
        return true;
    }

    PreparedDocument preparedFor(List<IndexDefinition> current) {
        return fits(current) ? this : new PreparedDocument(document, bson, current);
    }
}
