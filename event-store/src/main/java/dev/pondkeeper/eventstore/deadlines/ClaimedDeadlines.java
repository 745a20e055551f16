package dev.pondkeeper.eventstore.deadlines;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Deadlines that one process has claimed for a while, so that no other fires them: each of its writes counts only as long as the
 * claim still stands.
 */
abstract class ClaimedDeadlines implements DeadlineStore {
    static final String PENDING = "PENDING";
    static final String HELD = "HELD";
    static final String PARKED = "PARKED";
    static final String NOBODY = "";
    static final Bson IN_TIME = Sorts.ascending("at", "seq");

    final MongoCollection<Document> deadlines;

    ClaimedDeadlines(MongoCollection<Document> deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public List<StoredDeadline> claim(
            Instant now, Instant realNow, Instant until, int most, Claimant claimant, String claim) {
        Bson held = and(eq("state", HELD), lte("at", Date.from(realNow)), lte("due", Date.from(now)));
        Bson pending = and(eq("state", PENDING), lte("at", Date.from(now)));
        Bson claimed = combine(
                set("state", HELD), set("at", Date.from(until)), set("owner", claimant.name()), set("claim", claim));
        List<String> ids = claim(held, most, claimed);
        if (ids.size() < most) ids.addAll(claim(pending, most - ids.size(), claimed));
        if (ids.isEmpty()) return List.of();
        return deadlines
                .find(and(in("_id", ids), eq("claim", claim)))
                .map(DeadlineDocuments::stored)
                .into(new ArrayList<>());
    }

    private List<String> claim(Bson free, int most, Bson claimed) {
        List<String> ids = deadlines
                .find(free)
                .sort(IN_TIME)
                .projection(Projections.include("_id"))
                .limit(most)
                .batchSize(most + 1)
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
        if (!ids.isEmpty()) deadlines.updateMany(and(in("_id", ids), free), claimed);
        return ids;
    }

    private static Bson claimOf(StoredDeadline deadline) {
        return and(eq("_id", deadline.id()), eq("claim", deadline.claim()));
    }

    @Override
    public boolean holds(StoredDeadline deadline) {
        return deadlines
                        .find(claimOf(deadline))
                        .projection(Projections.include("_id"))
                        .first()
                != null;
    }

    @Override
    public void renew(Claimant claimant, Collection<String> ids, Instant until) {
        deadlines.updateMany(
                and(in("_id", ids), eq("owner", claimant.name()), eq("state", HELD)), set("at", Date.from(until)));
    }

    @Override
    public void complete(Collection<StoredDeadline> fired) {
        Set<String> claims = fired.stream().map(StoredDeadline::claim).collect(Collectors.toSet());
        List<String> ids = fired.stream().map(StoredDeadline::id).toList();
        deadlines.deleteMany(and(in("_id", ids), in("claim", claims)));
    }

    @Override
    public void retry(StoredDeadline deadline, Instant from, String error) {
        deadlines.updateOne(
                claimOf(deadline),
                combine(
                        set("at", Date.from(from)),
                        set("claim", NOBODY),
                        set("owner", NOBODY),
                        inc("failed", 1),
                        set("error", error)));
    }

    @Override
    public void park(StoredDeadline deadline, Instant realNow, String error) {
        deadlines.updateOne(
                claimOf(deadline),
                combine(
                        set("state", PARKED),
                        set("at", Date.from(realNow)),
                        set("claim", NOBODY),
                        set("owner", NOBODY),
                        inc("failed", 1),
                        set("error", error)));
    }

    @Override
    public void giveBack(Collection<StoredDeadline> claimed, Instant realNow) {
        List<UpdateOneModel<Document>> updates = new ArrayList<>();
        for (StoredDeadline each : claimed) {
            updates.add(new UpdateOneModel<>(
                    claimOf(each), combine(set("at", Date.from(realNow)), set("claim", NOBODY), set("owner", NOBODY))));
        }
        deadlines.bulkWrite(updates, new BulkWriteOptions().ordered(false));
    }
}
