package dev.pondkeeper.query.view;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.pondkeeper.query.http.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Documents listed newest first, by a key {@value #KEY} that each of them carries and no two share. */
public final class Listing {

    /** The field that holds the key. */
    public static final String KEY = "listed";

    private Listing() {}

    /** Orders by business time, then by id. */
    public static String key(Instant at, String id) {
        return "%015d/%s"
                .formatted(
                        at.toEpochMilli()
                                - Instant.parse("1900-01-01T00:00:00Z").toEpochMilli(),
                        id);
    }

    /** Serves the lists in which this field is asked for. */
    public static IndexModel by(String collection, String field) {
        return new IndexModel(Indexes.descending(field, KEY), new IndexOptions().name(collection + "_by_" + field));
    }

    /** Serves the list of all. */
    public static IndexModel all(String collection) {
        return new IndexModel(Indexes.descending(KEY), new IndexOptions().name(collection + "_listed"));
    }

    /**
     * What lies after the cursor, at most one more than was asked for.
     *
     * @param wanted what each field has to be; null where any will do
     */
    public static List<Document> find(
            MongoCollection<Document> collection, Map<String, @Nullable String> wanted, Page.Asked asked) {
        return find(collection, wanted, asked, null);
    }

    /** As above, without what the projection leaves out; null leaves out nothing. */
    public static List<Document> find(
            MongoCollection<Document> collection,
            Map<String, @Nullable String> wanted,
            Page.Asked asked,
            @Nullable Bson projection) {
        List<Bson> conditions = new ArrayList<>();
        wanted.forEach((field, value) -> {
            if (value != null) conditions.add(eq(field, value));
        });
        String after = asked.after();
        conditions.add(after == null ? gte(KEY, "") : lt(KEY, after));
        return collection
                .find(and(conditions))
                .sort(descending(KEY))
                .projection(projection)
                .limit(asked.limit() + 1)
                .into(new ArrayList<>());
    }
}
