package dev.pondkeeper.eventstore;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * How far one segment of a processor is, and whose it is.
 *
 * @param fence grows with every claim
 * @param touched when the claim was made, extended or used
 */
record StoredToken(
        String processor,
        int segment,
        @Nullable TrackingToken token,
        @Nullable String owner,
        long fence,
        Instant touched) {
    static String id(String processor, int segment) {
        return processor + "/" + segment;
    }

    String id() {
        return id(processor, segment);
    }

    boolean mayBeClaimedBy(String candidate, Instant now, Duration timeout) {
        return owner == null || owner.equals(candidate) || touched.plus(timeout).isBefore(now);
    }
}
