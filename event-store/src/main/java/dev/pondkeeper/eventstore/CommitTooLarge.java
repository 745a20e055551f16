package dev.pondkeeper.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The commit would not fit into one document, and a commit is never cut in two. Found before anything is sent. */
public class CommitTooLarge extends EventStoreException {
    CommitTooLarge(int events, long bytes, long limit) {
        super("The commit of " + events + " events has " + bytes + " bytes; the ledger takes at most " + limit + ".");
    }
}
