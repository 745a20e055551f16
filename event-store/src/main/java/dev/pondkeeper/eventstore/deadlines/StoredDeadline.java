package dev.pondkeeper.eventstore.deadlines;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One deadline as it is kept.
 *
 * @param due in whole milliseconds, never before the time that was asked for
 * @param seq grows with each deadline of a process, so that those due together fire in the order they were asked for
 * @param scope whom it belongs to, serialized
 * @param payload serialized and sealed; null where there is none
 * @param failed attempts so far
 * @param claim of the node that may fire it; empty where nobody may
 */
record StoredDeadline(
        String id,
        String name,
        Instant due,
        long seq,
        String scope,
        String scopeType,
        @Nullable String payload,
        @Nullable String payloadType,
        @Nullable String rev,
        String meta,
        int failed,
        String claim) {

    static final Comparator<StoredDeadline> IN_ORDER = Comparator.comparing(StoredDeadline::due)
            .thenComparingLong(StoredDeadline::seq)
            .thenComparing(StoredDeadline::id);
}
