package dev.pondkeeper.bench;

import com.mongodb.client.MongoDatabase;
import dev.pondkeeper.eventstore.HotAggregates;
import dev.pondkeeper.eventstore.LedgerEventStore;
import dev.pondkeeper.eventstore.LedgerTokenStore;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.tokenstore.TokenStore;

/** A process of the application in small: commands, the ledger, and where wanted one pooled processor with a projection. */
final class Projecting implements AutoCloseable {
    private final LedgerEventStore store;
    private final Configuration configuration;

    private Projecting(LedgerEventStore store, Configuration configuration) {
        this.store = store;
        this.configuration = configuration;
    }

    static Projecting commandsOnly(MongoDatabase database) {
        LedgerEventStore store = Stores.ledger(database);
        return new Projecting(store, configurer(store).start());
    }

    static Projecting with(MongoDatabase database, Watcher watcher) {
        LedgerEventStore store = Stores.ledger(database);
        TokenStore tokens = LedgerTokenStore.builder()
                .database(database)
                .serializer(CommandPeer.jackson())
                .build();
        Configurer configurer = configurer(store).registerComponent(TokenStore.class, config -> tokens);
        configurer.eventProcessing(processing -> processing
                .registerPooledStreamingEventProcessor("watcher", config -> store, (config, processor) -> processor
                        .initialSegmentCount(1)
                        .batchSize(100))
                .registerEventHandler(config -> watcher));
        return new Projecting(store, configurer.start());
    }

    private static Configurer configurer(LedgerEventStore store) {
        return DefaultConfigurer.defaultConfiguration()
                .configureSerializer(config -> CommandPeer.jackson())
                .configureEventStore(config -> store)
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Counter.class)
                        .configureCache(config -> new HotAggregates(10_000)));
    }

    CommandGateway gateway() {
        return configuration.getComponent(CommandGateway.class);
    }

    /** Waits until it is time for the command of this number; commands leave at a steady rate, however long one takes. */
    static void awaitTurn(long startNanos, int number, int perSecond) {
        long due = startNanos + number * 1_000_000_000L / perSecond;
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void close() {
        configuration.shutdown();
        store.shutDown();
    }
}
