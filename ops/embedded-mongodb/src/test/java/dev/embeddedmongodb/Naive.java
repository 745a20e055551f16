package dev.embeddedmongodb;

import com.mongodb.MongoClientSettings;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** What a collection should hold and answer, worked out the simplest way: every document is looked at, every time. */
final class Naive {

    private final Map<Object, Document> documents = new LinkedHashMap<>();
    private final DefaultQueryMatcher matcher = new DefaultQueryMatcher();

    /** The library's form of a driver's document. */
    static Document library(org.bson.Document document) {
        RawBsonDocument raw = new RawBsonDocument(
                document, MongoClientSettings.getDefaultCodecRegistry().get(org.bson.Document.class));
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(raw.getByteBuffer().asNIO()));
    }

    boolean insert(Document document) {
        return documents.putIfAbsent(document.get("_id"), document) == null;
    }

    List<Document> find(Document filter, @Nullable Document sort, int skip, int limit) {
        List<Document> found = new ArrayList<>();
        for (Document document : documents.values()) if (matcher.matches(document, filter)) found.add(document);
        if (sort != null) found.sort(new DocumentComparator(sort));
        int from = Math.min(skip, found.size());
        int to = limit == 0 ? found.size() : Math.min(found.size(), from + limit);
        return found.subList(from, to);
    }

    int delete(Document filter) {
        List<Document> found = List.copyOf(find(filter, null, 0, 0));
        for (Document document : found) documents.remove(document.get("_id"));
        return found.size();
    }

    /** Returns how many matched. */
    int set(Document filter, String field, @Nullable Object value) {
        List<Document> found = List.copyOf(find(filter, null, 0, 0));
        for (Document document : found) document.put(field, value);
        return found.size();
    }

    int unset(Document filter, String field) {
        List<Document> found = List.copyOf(find(filter, null, 0, 0));
        for (Document document : found) document.remove(field);
        return found.size();
    }

    void replace(Document document) {
        documents.put(document.get("_id"), document);
    }

    int size() {
        return documents.size();
    }
}
