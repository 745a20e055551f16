package dev.pondkeeper.eventstore;

import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngineTest;
import org.junit.jupiter.api.BeforeEach;

/** Axon's own suite for storage engines, over the ledger. */
class LedgerEventStorageEngineSuiteIT
        extends BatchingEventStorageEngineTest<LedgerEventStorageEngine, LedgerEventStorageEngine.Builder> {
    @BeforeEach
    void start() {
        setTestSubject(createEngine());
    }

    @Override
    protected LedgerEventStorageEngine createEngine(UnaryOperator<LedgerEventStorageEngine.Builder> customization) {
        return customization.apply(Ledgers.engineBuilder(Ledgers.fresh())).build();
    }
}
