package dev.pondkeeper.query.view;

import com.mongodb.client.model.IndexModel;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One collection of a view. Documents have a text {@code _id}, known from the event alone, and carry in {@link #POSITION} the
 * position of the last event applied to them.
 *
 * @param name {@code view_<name>}
 * @param indexes created at start-up; each is uniquely named and declared beside the query that it serves
 * @param beyondHistory fields that two equal histories need not share (API.md, {@code ./pond digest}): times of recording and
 *     ids that a server made; left out of digests
 * @param sums kept over the documents, null where nothing is summed
 */
public record ViewCollection(
        String name,
        List<IndexModel> indexes,
        Set<String> beyondHistory,
        @Nullable ViewSums sums) {

    /** The field that makes every update idempotent. */
    public static final String POSITION = "position";

    /** The field of a pointer that holds the id of the document it leads to. */
    public static final String POINTS_TO = "to";

    /** The positions behind {@link #POSITION} that were applied after it, because their events had been parked. */
    static final String LATE = "appliedLate";

    public ViewCollection {
        indexes = List.copyOf(indexes);
        beyondHistory = Set.copyOf(beyondHistory);
    }

    public static ViewCollection of(String name, Set<String> beyondHistory, IndexModel... indexes) {
        return new ViewCollection(name, List.of(indexes), beyondHistory, null);
    }

    /** The same collection, summed up. */
    public ViewCollection summed(ViewSums kept) {
        return new ViewCollection(name, indexes, beyondHistory, kept);
    }
}
