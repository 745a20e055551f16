package dev.pondkeeper.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * The store was lost after the commit had been sent, and did not come back in time to say whether it landed. It may have,
 * it may still. Whoever holds the key asks again with the same key; nothing else tells.
 */
public class CommitOutcomeUnknown extends EventStoreException {
    CommitOutcomeUnknown(Throwable cause) {
        super("The store did not say whether the commit landed; ask again with the same key.", cause);
    }
}
