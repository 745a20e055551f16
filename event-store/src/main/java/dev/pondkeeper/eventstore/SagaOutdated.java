package dev.pondkeeper.eventstore;

import org.axonframework.common.AxonTransientException;

/** A saga was changed or ended by another process since it was loaded; what this one wanted to store would undo that. */
public class SagaOutdated extends AxonTransientException {
    SagaOutdated(String type, String id) {
        super("Saga " + id + " of type " + type + " was changed by another since it was loaded.");
    }
}
