package dev.pondkeeper.eventstore.deadlines;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Deadlines as documents. {@code at} is when the next thing happens to one: while it is pending its due time; while it is held
 * the real time at which the lease or the pause ends. So one index, {@code by_time} over (state, at, seq), serves both questions
 * of the watch, and {@code by_name_and_scope} both cancellations.
 */
final class MongoDeadlines extends ClaimedDeadlines {
    MongoDeadlines(MongoDatabase database, String collection) {
        super(database.getCollection(collection)
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true)));
        deadlines.createIndex(Indexes.ascending("state", "at", "seq"), new IndexOptions().name("by_time"));
        deadlines.createIndex(Indexes.ascending("name", "scope"), new IndexOptions().name("by_name_and_scope"));
    }

    @Override
    public Set<String> insert(List<StoredDeadline> added, @Nullable Instant heldUntil) {
        List<Document> documents = added.stream()
                .map(each -> DeadlineDocuments.document(each)
                        .append("state", heldUntil == null ? PENDING : HELD)
                        .append("at", Date.from(heldUntil == null ? each.due() : heldUntil)))
                .toList();
        try {
            deadlines.insertMany(documents, new InsertManyOptions().ordered(false));
            return Set.of();
        } catch (MongoBulkWriteException refused) {
            Set<String> present = new HashSet<>();
            for (BulkWriteError error : refused.getWriteErrors()) {
                if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) throw refused;
                present.add(added.get(error.getIndex()).id());
            }
            if (refused.getWriteConcernError() != null) throw refused;
            return present;
        }
    }

    @Override
    public void free(Collection<StoredDeadline> held) {
        List<UpdateOneModel<Document>> updates = new ArrayList<>();
        for (StoredDeadline each : held) {
            Bson unclaimed = and(eq("_id", each.id()), eq("state", HELD), eq("claim", NOBODY));
            updates.add(
                    new UpdateOneModel<>(unclaimed, combine(set("state", PENDING), set("at", Date.from(each.due())))));
        }
        deadlines.bulkWrite(updates, new BulkWriteOptions().ordered(false));
    }

    @Override
    public void replace(Collection<StoredDeadline> replacements) {
        List<ReplaceOneModel<Document>> updates = new ArrayList<>();
        for (StoredDeadline each : replacements) {
            Document document =
                    DeadlineDocuments.document(each).append("state", PENDING).append("at", Date.from(each.due()));
            updates.add(new ReplaceOneModel<>(eq("_id", each.id()), document, new ReplaceOptions().upsert(true)));
        }
        deadlines.bulkWrite(updates, new BulkWriteOptions().ordered(false));
    }

    @Override
    public void takeBack(Collection<String> ids) {
        deadlines.deleteMany(and(in("_id", ids), eq("claim", NOBODY)));
    }

    @Override
    public void cancel(List<Cancelled> what) {
        List<DeleteManyModel<Document>> deletes = new ArrayList<>();
        for (Cancelled each : what) {
            List<Bson> filters = new ArrayList<>(List.of(eq("name", each.name())));
            if (each.id() != null) filters.add(eq("_id", each.id()));
            if (each.scope() != null) filters.add(eq("scope", each.scope()));
            if (!each.except().isEmpty()) filters.add(nin("_id", each.except()));
            deletes.add(new DeleteManyModel<>(and(filters)));
        }
        deadlines.bulkWrite(deletes);
    }

    @Override
    public Upcoming upcoming() {
        return new Upcoming(first(PENDING), first(HELD));
    }

    private @Nullable Instant first(String state) {
        Document first = deadlines
                .find(eq("state", state))
                .sort(IN_TIME)
                .projection(Projections.include("at"))
                .limit(1)
                .first();
        return first == null ? null : first.getDate("at").toInstant();
    }

    @Override
    public boolean isBusy(Instant now) {
        Instant first = first(PENDING);
        if (first != null && !first.isAfter(now)) return true;
        return deadlines
                        .find(and(eq("state", HELD), lte("due", Date.from(now))))
                        .projection(Projections.include("_id"))
                        .limit(1)
                        .first()
                != null;
    }

    @Override
    public Optional<Instant> firstDue() {
        return Optional.ofNullable(first(PENDING));
    }

    @Override
    public List<ParkedDeadline> parked(int most) {
        return deadlines
                .find(eq("state", PARKED))
                .sort(IN_TIME)
                .limit(most)
                .map(DeadlineDocuments::parked)
                .into(new ArrayList<>());
    }

    @Override
    public boolean unpark(String id, Instant realNow) {
        return deadlines
                        .updateOne(
                                and(eq("_id", id), eq("state", PARKED)),
                                combine(set("state", HELD), set("at", Date.from(realNow)), set("failed", 0)))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public DeadlineCounts counts() {
        return new DeadlineCounts(count(PENDING), count(HELD), count(PARKED));
    }

    private long count(String state) {
        return deadlines.countDocuments(eq("state", state));
    }
}
