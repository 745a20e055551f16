package dev.embeddedmongodb.query;

import de.bwaldvogel.mongo.bson.Document;
import dev.embeddedmongodb.index.IndexDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a query will be answered.
 *
 * @param index the index to walk; absent = every document is looked at
 * @param ranges spans of its keys, in order
 * @param reverse walked from behind
 * @param sorted whether the walk yields the order asked for
 * @param exact whether every document in the ranges matches, so that none needs to be asked
 */
record Plan(@Nullable IndexDefinition index, List<KeyRange> ranges, boolean reverse, boolean sorted, boolean exact) {

    Document explain(String namespace, Document filter, SortOrder sort, Document sortSpecification) {
        Document access;
        if (index == null) {
            access = new Document("stage", "COLLSCAN").append("direction", reverse ? "backward" : "forward");
            if (!exact) access.put("filter", filter);
        } else {
            Document scan = new Document("stage", "IXSCAN")
                    .append("keyPattern", index.keyPattern())
                    .append("indexName", index.name())
                    .append("isMultiKey", index.multikey() != 0)
                    .append("isUnique", index.unique())
                    .append("isSparse", index.sparse())
                    .append("direction", reverse ? "backward" : "forward")
                    .append("ranges", ranges.size());
            access = new Document("stage", "FETCH");
            if (!exact) access.put("filter", filter);
            access.put("inputStage", scan);
        }
        Document winning = sorted || sort.isNone()
                ? access
                : new Document("stage", "SORT")
                        .append("sortPattern", sortSpecification)
                        .append("inputStage", access);
        return new Document("namespace", namespace)
                .append("parsedQuery", filter)
                .append("winningPlan", winning)
                .append("rejectedPlans", List.of());
    }
}
