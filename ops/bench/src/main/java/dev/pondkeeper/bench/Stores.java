package dev.pondkeeper.bench;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import dev.pondkeeper.eventstore.Ledger;
import dev.pondkeeper.eventstore.LedgerEventStorageEngine;
import dev.pondkeeper.eventstore.LedgerEventStore;
import java.time.Clock;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;

/** The event stores that are compared, each set up as its own documentation says. */
final class Stores {
    /** As the server has it. */
    private static final int EVENTS_BEFORE_SNAPSHOT = 50;

    private Stores() {}

    static LedgerEventStore ledger(MongoDatabase database) {
        Ledger ledger =
                Ledger.builder().database(database).clock(Clock.systemUTC()).build();
        LedgerEventStorageEngine.Builder engine =
                LedgerEventStorageEngine.builder().ledger(ledger);
        engine.eventSerializer(CommandPeer.jackson()).snapshotSerializer(CommandPeer.fields());
        return LedgerEventStore.builder()
                .engine(engine.build())
                .eventsBeforeSnapshot(EVENTS_BEFORE_SNAPSHOT)
                .build();
    }

    @SuppressWarnings("deprecation") // its documentation has the indexes made this way
    static EmbeddedEventStore axonMongo(MongoDatabase database) {
        MongoDatabase sameConcern = database.withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        MongoEventStorageEngine engine = MongoEventStorageEngine.builder()
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(sameConcern)
                        .build())
                .eventSerializer(CommandPeer.jackson())
                .snapshotSerializer(CommandPeer.jackson())
                .transactionManager(NoTransactionManager.instance())
                .build();
        engine.ensureIndexes();
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }
}
