package dev.pondkeeper.eventstore;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.RawBsonDocument;

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
        return page(position, max).commits();
    }

    LedgerPage page(long after, int max) {
        if (max < 1) throw new IllegalArgumentException("Reads take at least one commit, not " + max + ".");
        long first = after + 1;
        List<RawBsonDocument> documents = mongo.from(first, max);
        boolean aligned = first <= 0 || (!documents.isEmpty() && position(documents.get(0)) == first);
        if (aligned) return LedgerPage.of(after, documents, max);
        Optional<RawBsonDocument> cut = mongo.holding(first)
                .filter(document -> CommitFields.read(document).lastPosition() >= first);
        if (cut.isEmpty()) return LedgerPage.of(after, List.of(), max);
        List<RawBsonDocument> all =
                Stream.concat(cut.stream(), documents.stream()).limit(max).toList();
        return LedgerPage.of(after, all, max);
    }

    /** As {@link #page}, with one question instead of two where there is nothing new: no commit is cut at this position. */
    LedgerPage pageAfterCommit(long lastPosition, int max) {
        return LedgerPage.of(lastPosition, mongo.from(lastPosition + 1, max), max);
    }

    private static long position(RawBsonDocument document) {
        return document.getInt64("_id").getValue();
    }

    Optional<LedgerCommit> holding(long position) {
        return mongo.holding(position).map(CommitFields::read).filter(commit -> commit.lastPosition() >= position);
    }

    Stream<LedgerCommit> allAfter(long position) {
        return Pages.stream(
                position,
                LedgerCommit::lastPosition,
                after -> after(after, PAGE),
                (after, commits) -> commits.size() >= PAGE);
    }

    /** The first events of a stream, at most so many. */
    List<LedgerEvent> beginningOf(String stream, int max) {
        return window(stream, 0, max);
    }

    Stream<LedgerEvent> ofStream(String streamId, long fromSeq) {
        return Pages.stream(
                Math.max(fromSeq, 0) - 1,
                LedgerEvent::seq,
                after -> window(streamId, after + 1, after + 1 + STREAM_WINDOW),
                (after, events) -> events.get(events.size() - 1).seq() >= after + STREAM_WINDOW);
    }

    private List<LedgerEvent> window(String stream, long from, long to) {
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
            LedgerCommit commit = holding(middle).orElseThrow();
            if (commit.at().isBefore(instant)) {
                low = Math.min(high, commit.lastPosition());
            } else {
                high = commit.position() - 1;
            }
        }
        return low;
    }
}
