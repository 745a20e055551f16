package dev.pondkeeper.eventstore;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.bson.Document;

/**
 * The newest snapshot of each aggregate, found by {@code _id}, which is the stream. Snapshots can be thrown away at any time;
 * the ledger is the truth.
 */
final class LedgerSnapshots {
    private static final String SNAPSHOT = "snapshot";
    private static final long EMPTY_IS_BELIEVED_NANOS = 1_000_000_000L;

    private final MongoCollection<Document> snapshots;
    private final StateSeal seal;
    private volatile long knownEmptyUntil = System.nanoTime();

    /** Once there was one, asking for the very one that is wanted costs no more than asking whether there are any. */
    private volatile boolean hasHeldSome;

    LedgerSnapshots(MongoDatabase database, String collection, StateSeal seal) {
        this.snapshots = database.getCollection(collection)
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.seal = seal;
    }

    /** Keeps the snapshot unless there is one of a later sequence, or the key of somebody it is about is gone. */
    void store(DomainEventMessage<?> snapshot, Serializer serializer) {
        SerializedObject<String> json = serializer.serialize(snapshot.getPayload(), String.class);
        String stream = snapshot.getAggregateIdentifier();
        String type = json.getType().getName();
        String rev = json.getType().getRevision();
        SealContext context = new SealContext(SNAPSHOT, stream, type, rev);
        Set<String> owners = SnapshotOwners.of(snapshot);
        Optional<String> payload = seal.seal(context, owners, json.getData());
        if (payload.isEmpty()) return;
        Document document = new Document("_id", stream)
                .append("id", snapshot.getIdentifier())
                .append("seq", snapshot.getSequenceNumber())
                .append("streamType", snapshot.getType())
                .append("type", type)
                .append("rev", rev)
                .append("time", Date.from(snapshot.getTimestamp()))
                .append("payload", payload.get())
                .append("meta", new Document(Map.copyOf(FlatMeta.flat(snapshot.getMetaData()))));
        hasHeldSome = true;
        try {
            snapshots.replaceOne(
                    Filters.and(Filters.eq("_id", stream), Filters.lte("seq", snapshot.getSequenceNumber())),
                    document,
                    new ReplaceOptions().upsert(true));
        } catch (MongoWriteException refused) {
            // The filter did not match, so the upsert met the _id of a later snapshot: that one stays.
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw refused;
        }
    }

    /** Asked at every load: where there are no snapshots at all, it costs a round trip a second and not one each time. */
    Optional<DomainEventData<?>> find(String stream) {
        if (isEmpty()) return Optional.empty();
        return Optional.ofNullable(snapshots.find(Filters.eq("_id", stream)).first())
                .flatMap(this::restored);
    }

    /** What another process stored a moment ago may be missed: the stream itself says the same, only slower. */
    private boolean isEmpty() {
        if (hasHeldSome) return false;
        long now = System.nanoTime();
        if (now - knownEmptyUntil < 0) return true;
        if (snapshots.estimatedDocumentCount() > 0) {
            hasHeldSome = true;
            return false;
        }
        knownEmptyUntil = now + EMPTY_IS_BELIEVED_NANOS;
        return true;
    }

    /** Empty where the key is gone that the state was closed with. */
    private Optional<DomainEventData<?>> restored(Document document) {
        String stream = document.getString("_id");
        String type = document.getString("type");
        String rev = document.getString("rev");
        Instant time = document.getDate("time").toInstant();
        Map<String, String> meta = new HashMap<>();
        document.get("meta", Document.class).forEach((key, value) -> meta.put(key, (String) value));
        return seal.open(
                        new SealContext(SNAPSHOT, stream, type, rev),
                        SnapshotOwners.of(meta),
                        document.getString("payload"))
                .map(payload -> new LedgerEvent(
                        SNAPSHOT,
                        stream,
                        document.getLong("seq"),
                        type,
                        rev,
                        time,
                        payload,
                        meta,
                        -1,
                        time,
                        document.getString("streamType")))
                .map(event -> LedgerEventData.ofStream(event, PayloadSeal.NONE, false));
    }
}
