package dev.pondkeeper.eventstore;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The documents of the token store, one per segment. Every change of one is a compare-and-set on its owner and fence, found by
 * {@code _id}; the segments of a processor are found by {@code processor_segments}.
 */
final class TokenDocuments {
    /** No processor can be called so, because its documents' ids always contain a slash. */
    private static final String STORAGE = "storage";

    private final MongoCollection<Document> tokens;
    private final Serializer serializer;

    TokenDocuments(MongoDatabase database, String collection, Serializer serializer) {
        this.tokens = database.getCollection(collection)
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.serializer = serializer;
    }

    void ensureIndexes() {
        tokens.createIndex(Indexes.ascending("processor", "segment"), new IndexOptions().name("processor_segments"));
    }

    /** Makes new segments; false when one of them is there already. */
    boolean insert(String processor, List<Integer> segments, @Nullable TrackingToken token, Instant now) {
        List<Document> documents = new ArrayList<>();
        for (int segment : segments) {
            documents.add(new Document("_id", StoredToken.id(processor, segment))
                    .append("processor", processor)
                    .append("segment", segment)
                    .append("token", text(token))
                    .append("tokenType", type(token))
                    .append("owner", null)
                    .append("fence", 0L)
                    .append("touched", Date.from(now)));
        }
        try {
            tokens.insertMany(documents);
            return true;
        } catch (MongoBulkWriteException refused) {
            boolean present = refused.getWriteErrors().stream()
                    .anyMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (present) return false;
            throw refused;
        }
    }

    Optional<StoredToken> find(String processor, int segment) {
        return Optional.ofNullable(tokens.find(Filters.eq("_id", StoredToken.id(processor, segment)))
                        .first())
                .map(this::restored);
    }

    List<StoredToken> of(String processor) {
        return tokens.find(Filters.eq("processor", processor))
                .sort(Sorts.ascending("segment"))
                .map(this::restored)
                .into(new ArrayList<>());
    }

    boolean claim(StoredToken seen, String owner, Instant now) {
        Bson unchanged = Filters.and(
                Filters.eq("_id", seen.id()), Filters.eq("owner", seen.owner()), Filters.eq("fence", seen.fence()));
        Bson claimed = Updates.combine(
                Updates.set("owner", owner),
                Updates.set("fence", seen.fence() + 1),
                Updates.set("touched", Date.from(now)));
        return tokens.updateOne(unchanged, claimed).getMatchedCount() == 1;
    }

    boolean store(String processor, int segment, String owner, long fence, @Nullable TrackingToken token, Instant now) {
        Bson progress = Updates.combine(
                Updates.set("token", text(token)),
                Updates.set("tokenType", type(token)),
                Updates.set("touched", Date.from(now)));
        return tokens.updateOne(claimedBy(processor, segment, owner, fence), progress)
                        .getMatchedCount()
                == 1;
    }

    boolean extend(String processor, int segment, String owner, long fence, Instant now) {
        return tokens.updateOne(claimedBy(processor, segment, owner, fence), Updates.set("touched", Date.from(now)))
                        .getMatchedCount()
                == 1;
    }

    void release(String processor, int segment, String owner, long fence) {
        tokens.updateOne(claimedBy(processor, segment, owner, fence), Updates.set("owner", null));
    }

    boolean delete(String processor, int segment, String owner, long fence) {
        return tokens.deleteOne(claimedBy(processor, segment, owner, fence)).getDeletedCount() == 1;
    }

    private static Bson claimedBy(String processor, int segment, String owner, long fence) {
        return Filters.and(
                Filters.eq("_id", StoredToken.id(processor, segment)),
                Filters.eq("owner", owner),
                Filters.eq("fence", fence));
    }

    String storageIdentifier() {
        Bson storage = Filters.eq("_id", STORAGE);
        tokens.updateOne(
                storage,
                Updates.setOnInsert("identifier", UUID.randomUUID().toString()),
                new UpdateOptions().upsert(true));
        Document document = tokens.find(storage).first();
        if (document == null) throw new IllegalStateException("The identifier of the token storage was not kept.");
        return document.getString("identifier");
    }

    private StoredToken restored(Document document) {
        String token = document.getString("token");
        return new StoredToken(
                document.getString("processor"),
                document.getInteger("segment"),
                token == null
                        ? null
                        : serializer.deserialize(new SimpleSerializedObject<>(
                                token, String.class, document.getString("tokenType"), null)),
                document.getString("owner"),
                document.getLong("fence"),
                document.getDate("touched").toInstant());
    }

    private @Nullable String text(@Nullable TrackingToken token) {
        return token == null ? null : serialized(token).getData();
    }

    private @Nullable String type(@Nullable TrackingToken token) {
        return token == null ? null : serialized(token).getType().getName();
    }

    private SerializedObject<String> serialized(TrackingToken token) {
        return serializer.serialize(token, String.class);
    }
}
