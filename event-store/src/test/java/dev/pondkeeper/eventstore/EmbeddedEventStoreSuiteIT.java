package dev.pondkeeper.eventstore;

import org.axonframework.eventsourcing.eventstore.EmbeddedEventStoreTest;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** Axon's own suite for its embedded event store, with the ledger underneath. */
class EmbeddedEventStoreSuiteIT extends EmbeddedEventStoreTest {
    @Override
    public EventStorageEngine createStorageEngine() {
        return Ledgers.engineBuilder(Ledgers.fresh()).build();
    }
}
