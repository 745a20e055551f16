package dev.embeddedmongodb.command;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An aggregation, split into what a query answers, with its indexes, and what the library does with the stream behind
 * it.
 */
record Pipeline(Document filter, Document sort, long skip, long limit, List<Document> rest) {

    private static final Set<String> WRITING = Set.of("$out", "$merge");

    static Pipeline of(Options options) {
        List<Document> stages = options.documents("pipeline");
        refuse(stages);
        List<Document> filters = new ArrayList<>();
        int next = 0;
        while (next < stages.size() && stages.get(next).get("$match") instanceof Document filter) {
            filters.add(filter);
            next++;
        }
        Document sort = new Document();
        if (next < stages.size() && stages.get(next).get("$sort") instanceof Document order) {
            sort = order;
            next++;
        }
        long skip = 0;
        if (next < stages.size() && stages.get(next).get("$skip") instanceof Number count) {
            skip = count.longValue();
            next++;
        }
        long limit = 0;
        if (next < stages.size() && stages.get(next).get("$limit") instanceof Number count && count.longValue() > 0) {
            limit = count.longValue();
            next++;
        }
        Document filter = filters.isEmpty()
                ? new Document()
                : filters.size() == 1 ? filters.get(0) : new Document("$and", filters);
        return new Pipeline(filter, sort, skip, limit, List.copyOf(stages.subList(next, stages.size())));
    }

    private static void refuse(List<Document> stages) {
        for (Document stage : stages) {
            if (stage.size() != 1) {
                throw new MongoServerError(
                        40323, "A pipeline stage specification object must contain exactly one field.");
            }
            String name = stage.keySet().iterator().next();
            if (name.equals("$changeStream")) throw Options.unsupported("Change streams ($changeStream)");
            if (name.equals("$indexStats")) throw Options.unsupported("Statistics of indexes ($indexStats)");
            if (WRITING.contains(name)) throw Options.unsupported("Writing from a pipeline (" + name + ")");
        }
    }

    /** The {@code _id} of the one group that {@link #onlyCounts} found. */
    @Nullable
    Object countId() {
        return rest.get(0).get("$group") instanceof Document group ? group.get("_id") : null;
    }

    /** What drivers send for {@code countDocuments}. */
    boolean onlyCounts() {
        return rest.size() == 1
                && rest.get(0).get("$group") instanceof Document group
                && group.size() == 2
                && group.get("_id") instanceof Integer
                && group.get("n") instanceof Document sum
                && sum.equals(new Document("$sum", 1));
    }
}
