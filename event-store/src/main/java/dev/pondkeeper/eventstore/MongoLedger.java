package dev.pondkeeper.eventstore;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Every query on the ledger's collection, beside the index that serves it.
 *
 * <ul>
 *   <li>{@code _id}: the end of the ledger, tracked reads, one commit;
 *   <li>{@code sequence_once}, unique: the optimistic lock, and reading a stream by ranges of its sequences;
 *   <li>{@code key_once}, unique and sparse: exactly once, and finding a commit by its key;
 *   <li>{@code stream_by_position}: the last commit of a stream.
 * </ul>
 */
final class MongoLedger implements CommitStore {
    private static final int DUPLICATE = 11000;
    private static final String SEQUENCE_ONCE = "sequence_once";
    private static final String KEY_ONCE = "key_once";
    private static final String STREAM_BY_POSITION = "stream_by_position";

    private final MongoDatabase database;
    private final MongoCollection<RawBsonDocument> commits;

    MongoLedger(MongoDatabase database, String collection) {
        this.database = database;
        this.commits = database.getCollection(collection, RawBsonDocument.class)
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    MongoDatabase database() {
        return database;
    }

    void ensureIndexes() {
        commits.createIndex(
                Indexes.ascending("key"),
                new IndexOptions().name(KEY_ONCE).unique(true).sparse(true));
        commits.createIndex(
                Indexes.ascending("events.stream", "events.seq"),
                new IndexOptions().name(SEQUENCE_ONCE).unique(true));
        commits.createIndex(Indexes.ascending("streams.id", "_id"), new IndexOptions().name(STREAM_BY_POSITION));
    }

    @Override
    public void insert(List<LedgerCommit> batch) {
        // The plain command, because only its raw answer names the index of a duplicate, and because a driver's own
        // retry would hide an open outcome from the protocol that settles it.
        check(send(CommitDocument.inserting(commits.getNamespace().getCollectionName(), batch)), batch);
    }

    private BsonDocument send(BsonDocument command) {
        try {
            return database.runCommand(command, ReadPreference.primary(), BsonDocument.class);
        } catch (MongoTimeoutException | MongoSocketOpenException neverSent) {
            throw new StoreUnreachable(neverSent);
        } catch (MongoException lost) {
            throw new OutcomeOpen(lost);
        }
    }

    private void check(BsonDocument answer, List<LedgerCommit> batch) {
        if (answer.containsKey("writeConcernError")) {
            throw new OutcomeOpen(new EventStoreException(
                    "The store has not promised to keep it: " + answer.getDocument("writeConcernError")));
        }
        BsonArray errors = answer.getArray("writeErrors", new BsonArray());
        if (!errors.isEmpty()) {
            BsonDocument error = errors.get(0).asDocument();
            int index = error.getNumber("index", new BsonInt32(0)).intValue();
            throw new InsertRefused(index, refusal(error, batch.get(index)), String.valueOf(error));
        }
        int inserted = answer.getNumber("n", new BsonInt32(-1)).intValue();
        if (inserted != batch.size()) {
            throw new OutcomeOpen(new EventStoreException(
                    "The store counts " + inserted + " of " + batch.size() + " commits: " + answer));
        }
    }

    private Refusal refusal(BsonDocument error, LedgerCommit refused) {
        if (error.getNumber("code", new BsonInt32(0)).intValue() != DUPLICATE) return Refusal.OTHER;
        BsonValue pattern = error.get("keyPattern");
        if (pattern == null || !pattern.isDocument()) return refusalFoundByAsking(refused);
        return switch (pattern.asDocument().getFirstKey()) {
            case "_id" -> Refusal.POSITION;
            case "key" -> Refusal.KEY;
            case "events.stream" -> Refusal.SEQUENCE;
            default -> Refusal.OTHER;
        };
    }

    /** For a server that does not name the index: a text for people is no basis for a decision. */
    private Refusal refusalFoundByAsking(LedgerCommit refused) {
        if (at(refused.position()).isPresent()) return Refusal.POSITION;
        String key = refused.key();
        return key != null && byKey(key).isPresent() ? Refusal.KEY : Refusal.SEQUENCE;
    }

    @Override
    public Optional<LedgerCommit> last() {
        return first(commits.find().sort(Sorts.descending("_id")));
    }

    @Override
    public Optional<LedgerCommit> at(long position) {
        return first(commits.find(Filters.eq("_id", position)));
    }

    /** The commit that holds this position, or the last one where the ledger ends before it. */
    Optional<RawBsonDocument> holding(long position) {
        return firstDocument(commits.find(Filters.lte("_id", position)).sort(Sorts.descending("_id")));
    }

    @Override
    public Optional<LedgerCommit> byKey(String key) {
        return first(commits.find(Filters.eq("key", key)));
    }

    @Override
    public OptionalLong headOf(String stream) {
        Document newest = asked(() -> commits.withDocumentClass(Document.class)
                .find(Filters.eq("streams.id", stream))
                .sort(Sorts.descending("_id"))
                .projection(Projections.include("streams"))
                .limit(1)
                .first());
        if (newest == null) return OptionalLong.empty();
        return newest.getList("streams", Document.class).stream()
                .filter(range -> stream.equals(range.getString("id")))
                .mapToLong(range -> range.getLong("to"))
                .findFirst();
    }

    /** Whole commits whose first event is at {@code from} or behind it, in order. */
    List<RawBsonDocument> from(long from, int max) {
        return asked(() -> commits.find(Filters.gte("_id", from))
                .sort(Sorts.ascending("_id"))
                .limit(max)
                .batchSize(max)
                .into(new ArrayList<>()));
    }

    /** The commits that hold sequences of the stream in [from, to), in no order. */
    List<LedgerCommit> ofStream(String stream, long from, long to) {
        Document range = new Document("stream", stream).append("seq", new Document("$gte", from).append("$lt", to));
        return asked(() -> commits.find(Filters.elemMatch("events", range))
                .batchSize(1000)
                .map(CommitFields::read)
                .into(new ArrayList<>()));
    }

    private static Optional<LedgerCommit> first(FindIterable<RawBsonDocument> found) {
        return firstDocument(found).map(CommitFields::read);
    }

    private static Optional<RawBsonDocument> firstDocument(FindIterable<RawBsonDocument> found) {
        return Optional.ofNullable(asked(() -> found.limit(1).first()));
    }

    private static <T extends @Nullable Object> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (MongoCommandException refused) {
            throw new EventStoreException("The store refused to answer.", refused);
        } catch (MongoException away) {
            throw new StoreUnreachable(away);
        }
    }

    ChangeWatch watch(Runnable onChange) {
        return new ChangeWatch(commits, onChange);
    }

    long estimatedCommits() {
        return asked(commits::estimatedDocumentCount);
    }

    /** What the server says about itself; nothing where it does not know the question. */
    Document hello() {
        return asked(() -> {
            try {
                return database.runCommand(new Document("hello", 1));
            } catch (MongoCommandException unknown) {
                return new Document();
            }
        });
    }
}
