package dev.pondkeeper.bench;

import com.mongodb.client.MongoDatabase;
import dev.pondkeeper.eventstore.LedgerEventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.MetaData;

/** All events from the beginning as a processor reads them, with a handler that does nothing. */
record Reads(int events) implements Work {
    private static final long NANOS_BETWEEN_EVENTS = 500_000; // 2 000 events in a second of event time

    @Override
    public List<Cell> measure(Setting setting) throws Exception {
        MongoDatabase ours = setting.fresh();
        LedgerEventStore ledger = Stores.ledger(ours);
        EmbeddedEventStore axonMongo = Stores.axonMongo(setting.fresh());
        Instant start = Instant.now().minus(Duration.ofHours(1));
        ExecutorService publishers = Executors.newFixedThreadPool(32);
        List<Callable<Integer>> publishing = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            GenericDomainEventMessage<Counter.Counted> event = new GenericDomainEventMessage<>(
                    "Counter",
                    "c" + i,
                    0,
                    new Counter.Counted("c" + i, 1, CommandPeer.NOTE),
                    MetaData.emptyInstance(),
                    UUID.randomUUID().toString(),
                    start.plusNanos(i * NANOS_BETWEEN_EVENTS));
            publishing.add(() -> {
                ledger.publish(event);
                axonMongo.publish(event);
                return 1;
            });
        }
        for (Future<Integer> published : publishers.invokeAll(publishing)) {
            published.get();
        }
        publishers.shutdown();
        List<Peer> peers = List.of(
                new RawCursor(ours),
                new TrackedRead("ledger", ledger, events),
                new TrackedRead("axon-mongo", axonMongo, events));
        List<Cell> cells = List.of(setting.measure("tracked read", 1, peers));
        ledger.shutDown();
        axonMongo.shutDown();
        return cells;
    }
}
