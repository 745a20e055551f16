package dev.pondkeeper.eventstore;

import com.mongodb.client.MongoDatabase;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Where processors keep how far they are. A segment is claimed by one owner at a time, for as long as the owner extends the
 * claim within the time-out.
 *
 * <p>Claims are fenced: each carries a number that grows whenever the segment changes hands, and every write names it. An owner
 * that was paused, lost its claim and wakes up cannot write over the new owner's progress, even under the same name.
 *
 * <p>The clock must tell real time, and the clocks of all owners should differ by much less than the time-out: a fast one takes
 * claims too early. That costs a processor its turn, never its place.
 */
public final class LedgerTokenStore implements TokenStore {
    private final TokenDocuments documents;
    private final Clock clock;
    private final String owner;
    private final TokenClaims claims;

    private LedgerTokenStore(Builder builder) {
        this.documents = new TokenDocuments(
                Objects.requireNonNull(builder.database, "A token store needs a database."),
                builder.collection,
                Objects.requireNonNull(builder.serializer, "A token store needs a serializer."));
        this.clock = builder.clock;
        this.owner = builder.owner;
        this.claims = new TokenClaims(documents, clock, builder.claimTimeout, owner);
        documents.ensureIndexes();
    }

    /** Starts a store with a claim time-out of 10 s, owned by this process's name. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount) {
        initializeTokenSegments(processorName, segmentCount, null);
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount, @Nullable TrackingToken initialToken) {
        List<Integer> segments = new ArrayList<>();
        for (int segment = 0; segment < segmentCount; segment++) {
            segments.add(segment);
        }
        if (!documents.insert(processorName, segments, initialToken, clock.instant())) {
            throw new UnableToClaimTokenException("Processor " + processorName + " has segments already.");
        }
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processorName, int segment) {
        if (!documents.insert(processorName, List.of(segment), token, clock.instant())) {
            throw new UnableToInitializeTokenException(
                    "Segment " + segment + " of processor " + processorName + " is there already.");
        }
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        return claims.claim(processorName, segment).token();
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        long fence = claims.fenceOf(processorName, segment);
        if (!documents.store(processorName, segment, owner, fence, token, clock.instant())) {
            throw claims.lost(processorName, segment);
        }
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        long fence = claims.fenceOf(processorName, segment);
        if (!documents.extend(processorName, segment, owner, fence, clock.instant())) {
            throw claims.lost(processorName, segment);
        }
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        Long fence = claims.forget(processorName, segment);
        if (fence != null) documents.release(processorName, segment, owner, fence);
    }

    @Override
    public void deleteToken(String processorName, int segment) {
        long fence = claims.fenceOf(processorName, segment);
        if (!documents.delete(processorName, segment, owner, fence)) throw claims.lost(processorName, segment);
        claims.forget(processorName, segment);
    }

    @Override
    public int[] fetchSegments(String processorName) {
        return documents.of(processorName).stream()
                .mapToInt(StoredToken::segment)
                .toArray();
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processorName) {
        List<StoredToken> stored = documents.of(processorName);
        int[] all = stored.stream().mapToInt(StoredToken::segment).toArray();
        return stored.stream()
                .filter(claims::mayTake)
                .map(token -> Segment.computeSegment(token.segment(), all))
                .toList();
    }

    /** How far the processor is by what it has stored, on whichever node it runs; −1 for not a step. */
    public long storedPosition(String processorName) {
        return documents.of(processorName).stream()
                .mapToLong(stored -> LedgerEventStorageEngine.positionOf(stored.token()))
                .min()
                .orElse(-1);
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return Optional.of(documents.storageIdentifier());
    }

    /** Collects what a token store needs. */
    public static final class Builder {
        private @Nullable MongoDatabase database;
        private @Nullable Serializer serializer;
        private String collection = "tokens";
        private Clock clock = Clock.systemUTC();
        private Duration claimTimeout = Duration.ofSeconds(10);
        private String owner = ManagementFactory.getRuntimeMXBean().getName();

        private Builder() {}

        /** Where the tokens are kept. */
        public Builder database(MongoDatabase where) {
            this.database = where;
            return this;
        }

        /** What turns tokens into text. */
        public Builder serializer(Serializer what) {
            this.serializer = what;
            return this;
        }

        /** The collection, {@code tokens} by default. */
        public Builder collection(String name) {
            this.collection = name;
            return this;
        }

        /** What tells real time; that of the system by default. */
        public Builder clock(Clock what) {
            this.clock = what;
            return this;
        }

        /** How long a claim holds that is not extended. */
        public Builder claimTimeout(Duration howLong) {
            this.claimTimeout = howLong;
            return this;
        }

        /** Who claims; different for every process. */
        public Builder owner(String name) {
            this.owner = name;
            return this;
        }

        /** Makes the store and its index. */
        public LedgerTokenStore build() {
            return new LedgerTokenStore(this);
        }
    }
}
