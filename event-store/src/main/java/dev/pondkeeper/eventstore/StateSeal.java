package dev.pondkeeper.eventstore;

import java.util.Optional;
import java.util.Set;

/**
 * Closes state that is kept beside the ledger, of aggregates in snapshots and of sagas. What such state holds of a person must
 * become unreadable with the person's events, so it is closed under the keys of everybody that it may be about.
 *
 * <p>Called by many threads at once.
 */
public interface StateSeal {
    /** Leaves state as it is. */
    StateSeal NONE = new StateSeal() {
        @Override
        public Optional<String> seal(SealContext context, Set<String> owners, String json) {
            return Optional.of(json);
        }

        @Override
        public Optional<String> open(SealContext context, Set<String> owners, String sealed) {
            return Optional.of(sealed);
        }
    };

    /**
     * Closes state.
     *
     * @param context what it belongs to, so that it cannot be moved to something else
     * @param owners whose data it may hold
     * @return the text to store; empty where a key is gone for good, and the state must not be kept
     */
    Optional<String> seal(SealContext context, Set<String> owners, String json);

    /** Opens state; empty where a key is gone, and the state with it. */
    Optional<String> open(SealContext context, Set<String> owners, String sealed);
}
