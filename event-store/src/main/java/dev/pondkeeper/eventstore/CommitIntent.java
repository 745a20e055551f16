package dev.pondkeeper.eventstore;

import java.util.Optional;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * What a command brings along so that its commit happens once: kept in the same document as its events, for ever.
 *
 * @param key the idempotency key, unique in the ledger; a second commit under it is refused with {@link CommitKeyTaken}
 * @param fingerprint tells a repeat of the same request from another one under the same key; opaque to the ledger
 * @param targetStream the stream whose last sequence is the version that the caller is told
 */
public record CommitIntent(String key, String fingerprint, String targetStream) {
    private static final String RESOURCE = CommitIntent.class.getName();

    public CommitIntent {
        if (key.isBlank()) {
            throw new IllegalArgumentException("A commit key must not be blank; leave the intent out instead.");
        }
    }

    /**
     * Makes this the intent of the whole unit of work, found by the engine when it appends.
     *
     * @throws IllegalStateException when the root unit of work already carries another one: two commands would become
     *     one commit, and one of the keys would be lost
     */
    public void attachTo(UnitOfWork<?> unitOfWork) {
        Object present = unitOfWork.root().resources().putIfAbsent(RESOURCE, this);
        if (present != null && !present.equals(this)) {
            throw new IllegalStateException("This unit of work already carries the key "
                    + ((CommitIntent) present).key() + "; one command is one root unit of work. Dispatch " + key
                    + " outside of it.");
        }
    }

    static Optional<CommitIntent> of(UnitOfWork<?> unitOfWork) {
        return Optional.ofNullable(unitOfWork.root().getResource(RESOURCE));
    }

    /** The JSON text that is stored as the commit's result. */
    String resultAt(long version) {
        return "{\"aggregateId\":" + JsonText.quoted(targetStream) + ",\"version\":" + version + "}";
    }
}
