package dev.pondkeeper.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** No server took the request, so nothing was recorded. */
public class StoreUnreachable extends EventStoreException {
    StoreUnreachable(Throwable cause) {
        super("The store cannot be reached; nothing was recorded.", cause);
    }
}
