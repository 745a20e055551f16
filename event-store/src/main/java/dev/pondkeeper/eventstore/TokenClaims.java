package dev.pondkeeper.eventstore;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;

/** The claims that one owner holds, each with the fence it got when it was made. */
final class TokenClaims {
    private final TokenDocuments documents;
    private final Clock clock;
    private final Duration timeout;
    private final String owner;
    private final Map<String, Long> fences = new ConcurrentHashMap<>();

    TokenClaims(TokenDocuments documents, Clock clock, Duration timeout, String owner) {
        this.documents = documents;
        this.clock = clock;
        this.timeout = timeout;
        this.owner = owner;
    }

    boolean mayTake(StoredToken token) {
        return token.mayBeClaimedBy(owner, clock.instant(), timeout);
    }

    /**
     * Claims the segment.
     *
     * @throws UnableToClaimTokenException when there is no such segment, or another owner holds it
     */
    StoredToken claim(String processor, int segment) {
        StoredToken stored = documents
                .find(processor, segment)
                .orElseThrow(() -> new UnableToClaimTokenException(
                        "Segment " + segment + " of processor " + processor + " is not initialized."));
        if (!mayTake(stored)) {
            throw new UnableToClaimTokenException(
                    "Segment " + segment + " of processor " + processor + " is claimed by " + stored.owner() + ".");
        }
        if (!documents.claim(stored, owner, clock.instant())) {
            throw new UnableToClaimTokenException(
                    "Segment " + segment + " of processor " + processor + " was claimed by another owner just now.");
        }
        fences.put(stored.id(), stored.fence() + 1);
        return stored;
    }

    /** The fence of the claim that is held; where none ever was, a claim is made. */
    long fenceOf(String processor, int segment) {
        Long fence = fences.get(StoredToken.id(processor, segment));
        return fence != null ? fence : claim(processor, segment).fence() + 1;
    }

    /** Forgets the claim; what its fence was, null where there was none. */
    @Nullable
    Long forget(String processor, int segment) {
        return fences.remove(StoredToken.id(processor, segment));
    }

    UnableToClaimTokenException lost(String processor, int segment) {
        forget(processor, segment);
        return new UnableToClaimTokenException(
                "The claim of " + owner + " on segment " + segment + " of processor " + processor + " is lost.");
    }
}
