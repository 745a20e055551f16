package dev.embeddedmongodb.query;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import dev.embeddedmongodb.collection.CollectionDefinition;
import dev.embeddedmongodb.storage.ReadView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A question to one collection: filter, order, how many. Answers come one by one as they are asked for; only an order
 * that no index yields makes it look at all matches first, in bounded memory.
 */
public final class Query {

    /** Memory for answers that wait to be sorted, as in MongoDB at most 100 MiB, less where the heap is small. */
    private static final long SORT_BYTES =
            Math.min(100L << 20, Runtime.getRuntime().maxMemory() / 6);

    private final ReadView view;
    private final CollectionDefinition collection;
    private final Document filter;
    private final SortOrder sort;
    private final long skip;
    private final long limit;
    private final Deadline deadline;
    private final Matcher matcher;
    private final Plan plan;

    /**
     * Chooses how to answer, and looks at nothing yet.
     *
     * @param limit 0 = all
     */
    public Query(
            ReadView view,
            CollectionDefinition collection,
            Document filter,
            SortOrder sort,
            long skip,
            long limit,
            Deadline deadline) {
        this.view = view;
        this.collection = collection;
        this.filter = filter;
        this.sort = sort;
        this.skip = skip;
        this.limit = limit;
        this.deadline = deadline;
        this.matcher = Matcher.of(filter);
        this.plan = Planner.choose(collection.indexes(), Conditions.of(filter), sort);
    }

    /** All documents that match, in no particular order. */
    public static Query matching(ReadView view, CollectionDefinition collection, Document filter) {
        return new Query(view, collection, filter, SortOrder.NONE, 0, 0, Deadline.NEVER);
    }

    /** How it will be answered, in the form of MongoDB's {@code queryPlanner}. */
    public Document explain(Document sortSpecification) {
        return plan.explain(collection.namespace(), filter, sort, sortSpecification);
    }

    public Rows open() {
        Rows matches = matches();
        Rows ordered = plan.sorted() ? matches : sorted(matches);
        return limited(ordered);
    }

    /** The number of answers. */
    public long count() {
        long n = 0;
        Rows rows = open();
        while (rows.next() != null) n++;
        return n;
    }

    private Rows matches() {
        Walk walk = new Walk(view, collection, plan);
        return () -> {
            while (true) {
                deadline.check();
                Row row = walk.next();
                if (row == null || plan.exact() || matcher.matches(row.document())) return row;
            }
        };
    }

    private Rows limited(Rows rows) {
        long[] counts = {skip, limit == 0 ? Long.MAX_VALUE : limit};
        return () -> {
            while (counts[0] > 0) {
                counts[0]--;
                if (rows.next() == null) return null;
            }
            if (counts[1] == 0) return null;
            counts[1]--;
            return rows.next();
        };
    }

    @SuppressWarnings("ArrayRecordComponent") // ordered by ORDER only
    private record Sorted(byte[] key, long arrival, Row row) {

        static final Comparator<Sorted> ORDER = (a, b) -> {
            int order = Arrays.compareUnsigned(a.key, b.key);
            return order != 0 ? order : Long.compare(a.arrival, b.arrival);
        };

        long bytes() {
            return key.length + row.bson().length + 120L;
        }
    }

    private Rows sorted(Rows rows) {
        Queue<Sorted> remaining = new ArrayDeque<>();
        boolean[] read = {false};
        return () -> {
            if (!read[0]) {
                read[0] = true;
                remaining.addAll(limit > 0 ? least(rows, skip + limit) : all(rows));
            }
            Sorted next = remaining.poll();
            return next == null ? null : next.row();
        };
    }

    private List<Sorted> all(Rows rows) {
        List<Sorted> all = new ArrayList<>();
        long bytes = 0;
        for (Row row = rows.next(); row != null; row = rows.next()) {
            Sorted sorted = sortable(row, all.size());
            bytes = refuseBeyondMemory(bytes + sorted.bytes());
            all.add(sorted);
        }
        all.sort(Sorted.ORDER);
        return all;
    }

    private List<Sorted> least(Rows rows, long count) {
        PriorityQueue<Sorted> greatestFirst = new PriorityQueue<>(Sorted.ORDER.reversed());
        long bytes = 0;
        long arrival = 0;
        for (Row row = rows.next(); row != null; row = rows.next()) {
            Sorted sorted = sortable(row, arrival++);
            bytes = bytes + sorted.bytes();
            greatestFirst.add(sorted);
            if (greatestFirst.size() > count) {
                Sorted dropped = greatestFirst.remove();
                bytes -= dropped.bytes();
            }
            refuseBeyondMemory(bytes);
        }
        List<Sorted> least = new ArrayList<>(greatestFirst);
        least.sort(Sorted.ORDER);
        return least;
    }

    private Sorted sortable(Row row, long arrival) {
        // Only the bytes are kept while others are looked at; fields are decoded again for the few that need them.
        return new Sorted(sort.keyOf(row.document()), arrival, new Row(row.record(), row.bson()));
    }

    private static long refuseBeyondMemory(long bytes) {
        if (bytes <= SORT_BYTES) return bytes;
        throw new MongoServerError(
                292,
                "QueryExceededMemoryLimitNoDiskUseAllowed",
                "Sort exceeded memory limit of " + SORT_BYTES + " bytes; sort by an index or ask for less");
    }

    /** Answers, one a call. */
    public interface Rows {

        /** The next one; absent at the end. */
        @Nullable
        Row next();
    }
}
