package dev.pondkeeper.eventstore;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The append-only ledger: commits at gap-free positions from 0, each whole or not at all, each under its key once, each
 * chained to the one before. Whoever sees position p has seen everything before p.
 *
 * <p>Safe for use by many threads and many processes at once. One instance per process is meant: it is what makes commits
 * travel together.
 */
public final class Ledger {
    private static final Logger log = LoggerFactory.getLogger(Ledger.class);

    private final MongoLedger mongo;
    private final GroupCommit group;
    private final LedgerSettings settings;
    private final StorePromise promise;
    private final KnownHeads heads = new KnownHeads();
    private final AppendListeners listeners = new AppendListeners();
    private final Passage passage = new Passage();
    private final LedgerReads reads;

    private Ledger(Builder builder) {
        this.settings = builder.settings;
        this.mongo = new MongoLedger(
                Objects.requireNonNull(builder.database, "A ledger needs a database."), settings.collection());
        this.reads = new LedgerReads(mongo, heads);
        Clock clock = Objects.requireNonNull(builder.clock, "A ledger needs a clock.");
        mongo.ensureIndexes();
        this.promise = StorePromise.of(mongo.hello());
        if (!promise.survivesLossOfServer()) log.warn("{}", promise.sentence());
        this.group = new GroupCommit(builder.port.apply(mongo), clock, settings, listeners);
    }

    /** Starts a ledger with {@link LedgerSettings#defaults()}. */
    public static Builder builder() {
        return new Builder();
    }

    /** The position of the last event, −1 where there is none. */
    public long tail() {
        return mongo.last().map(LedgerCommit::lastPosition).orElse(-1L);
    }

    /**
     * Records the draft at the end of the ledger; on return it is on disk on a majority of the store's servers.
     *
     * @throws SequenceTaken when another commit was first at one of its sequences
     * @throws CommitKeyTaken when its key has a commit already
     * @throws CommitTooLarge when it does not fit into one document
     * @throws StoreUnreachable when nothing was recorded because no server answers
     * @throws CommitOutcomeUnknown when the store was lost in the middle and did not come back in time
     */
    public LedgerCommit append(CommitDraft draft) {
        WaitingCommit commit = new WaitingCommit(draft, result(draft));
        if (commit.bytes() > settings.maxCommitBytes()) {
            throw new CommitTooLarge(draft.events().size(), commit.bytes(), settings.maxCommitBytes());
        }
        LedgerCommit landed = group.append(commit);
        landed.streams().forEach(stream -> heads.reached(stream.id(), stream.to()));
        return landed;
    }

    /**
     * Whether the stream has this sequence. Costs a read only where this process has not seen the stream that far; a stream
     * never gets shorter, so what was seen once stays true.
     */
    public boolean reaches(String streamId, long seq) {
        if (heads.areKnownToReach(streamId, seq)) return true;
        long head = headOf(streamId).orElse(-1);
        heads.reached(streamId, head);
        return head >= seq;
    }

    /** Whether this process has seen the stream reach this sequence; asks nobody. */
    public boolean hasSeen(String streamId, long seq) {
        return heads.areKnownToReach(streamId, seq);
    }

    private @Nullable String result(CommitDraft draft) {
        CommitIntent intent = draft.intent();
        if (intent == null) return null;
        long version = draft.headOf(intent.targetStream());
        return intent.resultAt(
                version >= 0 ? version : headOf(intent.targetStream()).orElse(-1));
    }

    /**
     * The commits that hold the events after the position, in order; the first may begin before it, so slice inside it.
     *
     * @param afterPosition −1 to read from the beginning
     * @param maxCommits how many at most, at least 1
     */
    public List<LedgerCommit> read(long afterPosition, int maxCommits) {
        return reads.after(afterPosition, maxCommits);
    }

    /** As {@link #read}, not decoded yet. */
    LedgerPage page(long afterPosition, int maxCommits) {
        return reads.page(afterPosition, maxCommits);
    }

    /** As {@link #page}, where the position is the last one of a commit. */
    LedgerPage pageAfterCommit(long lastPosition, int maxCommits) {
        return reads.pageAfterCommit(lastPosition, maxCommits);
    }

    /** All commits after the position, read lazily in pages; it ends where the ledger ends at that moment. */
    public Stream<LedgerCommit> stream(long afterPosition) {
        return reads.allAfter(afterPosition);
    }

    /** The commit that holds the position, empty where the ledger ends before it. */
    public Optional<LedgerCommit> findByPosition(long position) {
        return reads.holding(position);
    }

    /** The one commit that took the key. */
    public Optional<LedgerCommit> findByKey(String key) {
        return mongo.byKey(key);
    }

    /** The events of a stream from a sequence on, in order, read lazily in pages. */
    public Stream<LedgerEvent> readStream(String streamId, long fromSeq) {
        return reads.ofStream(streamId, fromSeq);
    }

    /** The first events of a stream in order, at most so many, in one round trip. */
    List<LedgerEvent> beginningOf(String streamId, int max) {
        return reads.beginningOf(streamId, max);
    }

    /** The last sequence of a stream, empty where there is no such stream. */
    public OptionalLong headOf(String streamId) {
        return mongo.headOf(streamId);
    }

    /** The last position recorded before the instant, −1 where there is none. */
    public long lastPositionBefore(Instant instant) {
        return reads.lastBefore(instant, tail());
    }

    /**
     * Calls the listener with commits of this process, in their order, after they have landed. It is called by threads that
     * append, so it must be quick; what it throws is logged and reaches nobody.
     */
    public Subscription onAppend(Consumer<List<LedgerCommit>> landed) {
        return listeners.add(landed);
    }

    /**
     * Calls the listener when commits of any process may have landed, where the server can tell; elsewhere never.
     *
     * @return what ends it, empty where the server cannot tell
     */
    Optional<Subscription> onChange(Runnable listener) {
        if (!promise.survivesLossOfServer()) return Optional.empty();
        ChangeWatch watch = mongo.watch(listener);
        watch.start();
        return Optional.of(watch::close);
    }

    /**
     * Reads the whole ledger and names the first fault. Memory is bounded: a large ledger is read several times.
     *
     * @param progress hears the positions that have been read
     */
    public VerificationReport verify(Consumer<VerificationProgress> progress) {
        return new LedgerVerification(mongo, progress).run();
    }

    /**
     * Calls the listener with the commits of every process, in the ledger's order, as the reader of its end passes them; with
     * none while nothing reads the end. It must be quick; what it throws is logged and reaches nobody.
     */
    public Subscription onPass(Consumer<List<LedgerCommit>> passed) {
        return passage.add(passed);
    }

    /**
     * Whether what was known at a moment and has heard of every passing commit since is no older than this now.
     *
     * @param knownSince of {@link System#nanoTime()}
     */
    public boolean isPassedSince(long knownSince, Duration atMostOld) {
        return passage.isFollowedSince(knownSince, atMostOld);
    }

    Passage passage() {
        return passage;
    }

    LedgerSnapshots snapshots(StateSeal seal) {
        return new LedgerSnapshots(mongo.database(), settings.collection() + "_snapshots", seal);
    }

    /** What the store's answers are worth, for the log and the health page. */
    public StorePromise promise() {
        return promise;
    }

    /** Collects what a ledger needs. */
    public static final class Builder {
        private @Nullable MongoDatabase database;
        private @Nullable Clock clock;
        private LedgerSettings settings = LedgerSettings.defaults();
        private UnaryOperator<CommitStore> port = store -> store;

        private Builder() {}

        /** Where the ledger's collection lives. */
        public Builder database(MongoDatabase where) {
            this.database = where;
            return this;
        }

        /** What tells the recorded time. */
        public Builder clock(Clock what) {
            this.clock = what;
            return this;
        }

        /** Other than the defaults. */
        public Builder settings(LedgerSettings chosen) {
            this.settings = chosen;
            return this;
        }

        /** Puts something between the ledger and its store: counting, delaying, cutting. */
        Builder port(UnaryOperator<CommitStore> between) {
            this.port = between;
            return this;
        }

        /**
         * Makes the indexes, asks the server what it can promise, and starts.
         *
         * @throws StoreUnreachable when no server answers
         */
        public Ledger build() {
            return new Ledger(this);
        }
    }
}
