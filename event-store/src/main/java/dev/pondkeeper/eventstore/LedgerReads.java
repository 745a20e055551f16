package dev.pondkeeper.eventstore;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How the ledger is read: by position, by stream, by recorded time. */
final class LedgerReads {
    private static final int STREAM_WINDOW = 256;
    private static final int PAGE = 200;

    private final MongoLedger mongo;
    private final KnownHeads heads;

    LedgerReads(MongoLedger mongo, KnownHeads heads) {
        this.mongo = mongo;
        this.heads = heads;
    }

    List<LedgerCommit> after(long position, int max) {
        if (max < 1) throw new IllegalArgumentException("Reads take at least one commit, not " + max + ".");
        long first = position + 1;
        List<LedgerCommit> commits = mongo.from(first, max);
        boolean aligned = first <= 0 || (!commits.isEmpty() && commits.get(0).position() == first);
        if (aligned) return commits;
        Optional<LedgerCommit> cut = mongo.holding(first).filter(commit -> commit.lastPosition() >= first);
        if (cut.isEmpty()) return List.of();
        return Stream.concat(cut.stream(), commits.stream()).limit(max).toList();
    }

    Stream<LedgerCommit> allAfter(long position) {
        return Pages.stream(
                position,
                LedgerCommit::lastPosition,
                after -> after(after, PAGE),
                (after, commits) -> commits.size() >= PAGE);
    }

    Stream<LedgerEvent> ofStream(String streamId, long fromSeq) {
        return Pages.stream(
                Math.max(fromSeq, 0) - 1,
                LedgerEvent::seq,
                after -> window(streamId, after + 1),
                (after, events) -> events.get(events.size() - 1).seq() >= after + STREAM_WINDOW);
    }

    private List<LedgerEvent> window(String stream, long from) {
        long to = from + STREAM_WINDOW;
        List<LedgerEvent> events = mongo.ofStream(stream, from, to).stream()
                .flatMap(commit -> commit.events().stream())
                .filter(event -> event.stream().equals(stream) && event.seq() >= from && event.seq() < to)
                .sorted(Comparator.comparingLong(LedgerEvent::seq))
                .toList();
        if (!events.isEmpty())
            heads.reached(stream, events.get(events.size() - 1).seq());
        return events;
    }

    /** The recorded times never decrease, so a binary search over positions finds it without an index of its own. */
    long lastBefore(Instant instant, long tail) {
        long low = -1;
        long high = tail;
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            LedgerCommit commit = mongo.holding(middle).orElseThrow();
            if (commit.at().isBefore(instant)) {
                low = Math.min(high, commit.lastPosition());
            } else {
                high = commit.position() - 1;
            }
        }
        return low;
    }
}
