package dev.pondkeeper.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The key has its commit already. Whether it is the same request tells the fingerprint; what it answered, the result. */
public class CommitKeyTaken extends EventStoreException {
    private final String key;
    private final transient LedgerCommit first;

    CommitKeyTaken(String key, LedgerCommit first) {
        super("The key " + key + " was taken by the commit at position " + first.position() + ".");
        this.key = key;
        this.first = first;
    }

    /** The key that was taken. */
    public String key() {
        return key;
    }

    /** The one commit that holds it. */
    public LedgerCommit first() {
        return first;
    }
}
