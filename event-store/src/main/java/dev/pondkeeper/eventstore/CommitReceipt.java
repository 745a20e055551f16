package dev.pondkeeper.eventstore;

import java.util.Optional;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Proof, left in the root unit of work, that its events are recorded. Absent while, and where, nothing was published. */
public record CommitReceipt(LedgerCommit commit) {
    private static final String RESOURCE = CommitReceipt.class.getName();

    /** The receipt of the given unit of work's root, empty where nothing has been recorded. */
    public static Optional<CommitReceipt> of(UnitOfWork<?> unitOfWork) {
        return Optional.ofNullable(unitOfWork.root().getResource(RESOURCE));
    }

    void leaveIn(UnitOfWork<?> unitOfWork) {
        unitOfWork.root().resources().put(RESOURCE, this);
    }
}
